// SPDX-License-Identifier: BSD-2-Clause
#include "live_dns.h"

#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <resolv.h>

#include <array>
#include <vector>

namespace mw::tools {
namespace {

using maps::DnsOutcome;
using maps::DnsReply;
using maps::Record;
using maps::RecordType;

constexpr size_t kMaxAnswer = 65536;  // a DNS message is no longer

// A domain name within the answer, without its final dot.
std::string NameAt(const ns_msg& answer, const unsigned char* at) {
  std::array<char, NS_MAXDNAME> name{};
  if (dn_expand(ns_msg_base(answer), ns_msg_end(answer), at, name.data(), name.size()) < 0)
    return "";
  return name.data();
}

std::string AddressOf(int family, const unsigned char* bytes) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  return inet_ntop(family, bytes, text.data(), text.size()) == nullptr ? "" : text.data();
}

// The strings of a TXT record in a row.
std::string TextOf(const ns_rr& record) {
  std::string text;
  const unsigned char* at = ns_rr_rdata(record);
  const unsigned char* const end = at + ns_rr_rdlen(record);
  while (at < end && at + 1 + *at <= end) {
    text.append(reinterpret_cast<const char*>(at + 1), *at);
    at += 1 + *at;
  }
  return text;
}

uint16_t NumberAt(const unsigned char* at) { return static_cast<uint16_t>((at[0] << 8) | at[1]); }

// False for records that rulesets cannot ask for, and for those that are cut short.
bool ReadRecord(const ns_msg& answer, const ns_rr& from, Record& record) {
  const unsigned char* const data = ns_rr_rdata(from);
  const size_t length = ns_rr_rdlen(from);
  record.type = static_cast<RecordType>(ns_rr_type(from));
  record.name = ns_rr_name(from);
  switch (record.type) {
    case RecordType::kA:
      if (length == 4) record.text = AddressOf(AF_INET, data);
      break;
    case RecordType::kAaaa:
      if (length == 16) record.text = AddressOf(AF_INET6, data);
      break;
    case RecordType::kNs:
    case RecordType::kCname:
    case RecordType::kPtr:
      record.text = NameAt(answer, data);
      break;
    case RecordType::kMx:
    case RecordType::kAfsdb:
      if (length < 3) return false;
      record.preference = NumberAt(data);
      record.text = NameAt(answer, data + 2);
      break;
    case RecordType::kSrv:
      if (length < 7) return false;
      record.preference = NumberAt(data);
      record.weight = NumberAt(data + 2);
      record.port = NumberAt(data + 4);
      record.text = NameAt(answer, data + 6);
      break;
    case RecordType::kTxt:
      record.text = TextOf(from);
      return true;
    case RecordType::kTlsa:
      for (size_t i = 0; i < length; i++) record.text += fmt::format("{:02X}", data[i]);
      break;
    default:
      return false;
  }
  return !record.text.empty();
}

DnsOutcome OutcomeOf(int error) {
  switch (error) {
    case HOST_NOT_FOUND:
      return DnsOutcome::kNoName;
    case NO_DATA:
      return DnsOutcome::kNoRecord;
    default:
      return DnsOutcome::kTryAgain;
  }
}

DnsReply Ask(const std::string& name, RecordType type) {
  struct __res_state state {};
  if (res_ninit(&state) != 0) return {.outcome = DnsOutcome::kTryAgain, .records = {}};
  std::vector<unsigned char> bytes(kMaxAnswer);
  const int length = res_nquery(&state, name.c_str(), ns_c_in, static_cast<int>(type), bytes.data(),
                                static_cast<int>(bytes.size()));
  const int error = state.res_h_errno;
  res_nclose(&state);
  if (length < 0) return {.outcome = OutcomeOf(error), .records = {}};
  ns_msg answer;
  if (ns_initparse(bytes.data(), length, &answer) != 0) {
    return {.outcome = DnsOutcome::kTryAgain, .records = {}};
  }
  DnsReply reply{.outcome = DnsOutcome::kFound, .records = {}};
  bool found = false;
  for (int i = 0; i < ns_msg_count(answer, ns_s_an); i++) {
    ns_rr each;
    Record record;
    if (ns_parserr(&answer, ns_s_an, i, &each) != 0 || !ReadRecord(answer, each, record)) continue;
    found |= record.type == type || type == RecordType::kAny;
    reply.records.push_back(std::move(record));
  }
  if (!found) reply.outcome = DnsOutcome::kNoRecord;
  return reply;
}

}  // namespace

DnsReply LiveDns::Query(std::string_view name, RecordType type) {
  const std::string key = fmt::format("{} {}", static_cast<int>(type), name);
  const auto [known, fresh] = known_.try_emplace(key);
  if (fresh) known->second = Ask(std::string(name), type);
  return known->second;
}

}  // namespace mw::tools
