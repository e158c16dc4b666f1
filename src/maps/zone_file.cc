// SPDX-License-Identifier: BSD-2-Clause
#include "maps/zone_file.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <array>

#include "base/spelling.h"
#include "base/text.h"
#include "maps/dns_types.h"
#include "maps/settings.h"

namespace mw::maps {
namespace {

constexpr DiagnosticKind kUnknownType{"MAP401", "unknown-record-type", Severity::kError};
constexpr DiagnosticKind kMalformedRecord{"MAP402", "malformed-record", Severity::kError};
constexpr int kLongestChain = 10;
constexpr std::array<std::string_view, 12> kTypeNames = {
    "A", "AAAA", "MX", "CNAME", "PTR", "NS", "TXT", "SRV", "AFSDB", "TLSA", "NXDOMAIN", "TRYAGAIN"};

std::string NameKey(std::string_view name) {
  if (name.ends_with('.')) name.remove_suffix(1);
  return FoldCase(name);
}

std::string TargetName(std::string_view name) {
  if (name.ends_with('.')) name.remove_suffix(1);
  return std::string(name);
}

// An IPv6 address as sendmail shows it: IPv6:2001:db8:0:0:0:0:0:1.
bool FormatAaaa(const std::string& text, std::string& out) {
  uint8_t bytes[16];
  if (inet_pton(AF_INET6, text.c_str(), bytes) != 1) return false;
  out = "IPv6";
  for (int i = 0; i < 16; i += 2) out += fmt::format(":{:x}", bytes[i] << 8 | bytes[i + 1]);
  return true;
}

// TLSA data as sendmail shows it: "03 01 01 AB:CD".
bool FormatTlsa(const std::vector<std::string_view>& words, std::string& out) {
  if (words.size() < 4) return false;
  for (int i = 0; i < 3; ++i) {
    out += fmt::format("{:02X} ",
                       static_cast<unsigned>(LeadingNumber(words[static_cast<size_t>(i)])) & 255);
  }
  std::string hex;
  for (size_t i = 3; i < words.size(); ++i) hex += words[i];
  if (hex.empty() || hex.size() % 2 != 0) return false;
  for (size_t i = 0; i < hex.size(); ++i) {
    if (IsDigit(hex[i])) {
      out += hex[i];
    } else {
      const char lower = ToLower(hex[i]);
      if (lower < 'a' || lower > 'f') return false;
      out += static_cast<char>(lower - 32);
    }
    if (i % 2 == 1 && i + 1 < hex.size()) out += ':';
  }
  return true;
}

bool ParseNumber(std::string_view word, uint16_t& number) {
  if (word.empty() || word.size() > 5) return false;
  unsigned value = 0;
  for (const char c : word) {
    if (!IsDigit(c)) return false;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  number = static_cast<uint16_t>(value);
  return value <= 65535;
}

// The record's data from the text behind the type; false when it is not of the type's form.
bool ParseData(std::string_view text, Record& record) {
  const std::vector<std::string_view> words = SplitWords(text);
  switch (record.type) {
    case RecordType::kTxt:
      record.text = text;
      if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
        record.text = text.substr(1, text.size() - 2);
      }
      return true;
    case RecordType::kA: {
      in_addr address;
      record.text = text;
      return inet_pton(AF_INET, record.text.c_str(), &address) == 1;
    }
    case RecordType::kAaaa:
      return FormatAaaa(std::string(text), record.text);
    case RecordType::kMx:
    case RecordType::kAfsdb:
      if (words.size() != 2 || !ParseNumber(words[0], record.preference)) return false;
      record.text = TargetName(words[1]);
      return true;
    case RecordType::kSrv:
      if (words.size() != 4 || !ParseNumber(words[0], record.preference) ||
          !ParseNumber(words[1], record.weight) || !ParseNumber(words[2], record.port)) {
        return false;
      }
      record.text = TargetName(words[3]);
      return true;
    case RecordType::kTlsa:
      return FormatTlsa(words, record.text);
    default:
      if (words.size() != 1) return false;
      record.text = TargetName(words[0]);
      return true;
  }
}

}  // namespace

ZoneFile::ZoneFile(const SourceTable& sources, SourceId id, Sink& sink) {
  const std::string_view all = sources.Get(id).bytes();
  for (size_t at = 0; at < all.size();) {
    const size_t end = std::min(all.find('\n', at), all.size());
    const std::string_view line = all.substr(at, end - at);
    if (!line.empty() && line[0] != '#' && line[0] != ';') {
      AddLine(line, {{id, static_cast<uint32_t>(at)}, static_cast<uint32_t>(line.size())}, sink);
    }
    at = end + 1;
  }
}

void ZoneFile::AddLine(std::string_view line, Range range, Sink& sink) {
  const std::vector<std::string_view> words = SplitWords(line);
  if (words.empty()) return;
  if (words.size() < 2) {
    return sink.Add({kMalformedRecord, range,
                     fmt::format("expected 'name TYPE value', found {}", Quote(line))});
  }
  const std::string key = NameKey(words[0]);
  Node& node = nodes_[key];
  for (size_t dot = key.find('.'); dot != key.npos; dot = key.find('.', dot + 1)) {
    nodes_[key.substr(dot + 1)];  // names above it exist
  }
  const std::string_view type_name = words[1];
  if (EqualFolded(type_name, "NXDOMAIN")) {
    node.missing = true;
    return;
  }
  if (EqualFolded(type_name, "TRYAGAIN") || EqualFolded(type_name, "TEMPFAIL") ||
      EqualFolded(type_name, "SERVFAIL")) {
    node.try_again = true;
    return;
  }
  const auto type = RecordTypeOf(type_name);
  if (!type || *type == RecordType::kAny) {
    const auto near = NearestName(type_name, kTypeNames);
    return sink.Add({kUnknownType, range,
                     fmt::format("unknown record type {}{}", Quote(type_name),
                                 near ? fmt::format("; did you mean '{}'?", *near) : "")});
  }
  Record record;
  record.type = *type;
  record.name = TargetName(words[0]);
  const auto data = static_cast<size_t>(type_name.data() + type_name.size() - line.data());
  if (!ParseData(Trim(line.substr(data)), record)) {
    return sink.Add(
        {kMalformedRecord, range,
         fmt::format("{} record of {}: value {} is not of its form", RecordTypeName(*type),
                     Quote(words[0]), Quote(Trim(line.substr(data))))});
  }
  node.records.push_back(std::move(record));
}

DnsReply ZoneFile::Query(std::string_view name, RecordType type) {
  DnsReply reply;
  std::string key = NameKey(name);
  std::string asked(name);
  for (int hops = 0;; ++hops) {
    const auto found = nodes_.find(key);
    if (found == nodes_.end() || found->second.missing) {
      reply.outcome = DnsOutcome::kNoName;
      return reply;
    }
    if (found->second.try_again) {
      reply.outcome = DnsOutcome::kTryAgain;
      return reply;
    }
    reply.outcome = DnsOutcome::kNoRecord;
    std::string next;
    for (const Record& record : found->second.records) {
      const bool cname = record.type == RecordType::kCname;
      if (record.type != type && !cname && type != RecordType::kAny) continue;
      reply.records.push_back(record);
      reply.records.back().name = asked;
      if (record.type == type || type == RecordType::kAny) {
        reply.outcome = DnsOutcome::kFound;
      } else {
        next = record.text;
      }
    }
    if (reply.outcome == DnsOutcome::kFound || next.empty() || hops == kLongestChain) return reply;
    asked = next;
    key = NameKey(next);
  }
}

}  // namespace mw::maps
