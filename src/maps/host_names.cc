// SPDX-License-Identifier: BSD-2-Clause
#include "maps/host_names.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "maps/service_switch.h"

namespace mw::maps {
namespace {

constexpr int kLongestCnameChain = 10;

std::string_view WithoutFinalDot(std::string_view name) {
  if (name.ends_with('.')) name.remove_suffix(1);
  return name;
}

DnsReply Ask(Environment& environment, const std::string& name, RecordType type) {
  if (environment.resolver == nullptr) return {DnsOutcome::kTryAgain, {}};
  return environment.resolver->Query(name, type);
}

std::string MacroValue(Environment& environment, std::string_view name) {
  return environment.macros == nullptr ? std::string() : environment.macros->GetMacro(name);
}

// True if `rest`, what follows the first label of a name, is our domain. Without a final dot, the
// beginning of the domain is enough: `host.example` is taken for host.example.org.
bool IsOwnDomain(std::string_view rest, std::string_view domain, bool complete) {
  if (EqualFolded(rest, domain)) return true;
  return !complete && domain.size() > rest.size() && domain[rest.size()] == '.' &&
         EqualFolded(rest, domain.substr(0, rest.size()));
}

// From the hosts file: the entry with the name, or with its first part when the rest is our domain
// ($m). Of its names the first counts, but one with a dot is better; without any dot, $m is
// appended.
HostNameReply FindInHostsFile(Environment& environment, std::string_view name) {
  HostNameReply reply;
  reply.status = status::kNotFound;
  if (environment.hosts == nullptr) return reply;
  const bool complete = name.ends_with('.');
  name = WithoutFinalDot(name);
  const std::string domain = MacroValue(environment, "m");
  const HostEntry* entry = environment.hosts->FindName(name);
  if (const size_t dot = name.find('.');
      entry == nullptr && dot != name.npos && IsOwnDomain(name.substr(dot + 1), domain, complete)) {
    entry = environment.hosts->FindName(name.substr(0, dot));
  }
  if (entry == nullptr || entry->names.empty()) return reply;
  const auto dotted = std::find_if(entry->names.begin(), entry->names.end(),
                                   [](const auto& n) { return n.find('.') != n.npos; });
  reply.name = dotted == entry->names.end() ? entry->names[0] : *dotted;
  if (reply.name.find('.') == reply.name.npos && !domain.empty()) reply.name += "." + domain;
  reply.outcome = Outcome::kFound;
  return reply;
}

// The target of a CNAME record of `name` in a reply; empty when there is none.
std::string CnameOf(const DnsReply& reply, std::string_view name) {
  for (const Record& record : reply.records) {
    if (record.type == RecordType::kCname && EqualFolded(record.name, name)) return record.text;
  }
  return {};
}

// One pass over the names to try; a CNAME ends it and is returned in `cname`.
HostNameReply TryNames(Environment& environment, const std::string& host,
                       const std::vector<std::string>& suffixes, std::string& cname) {
  HostNameReply result;
  result.status = status::kNotFound;
  for (const std::string& suffix : suffixes) {
    const std::string name = suffix.empty() ? host : host + "." + suffix;
    for (const RecordType type : {RecordType::kAaaa, RecordType::kA, RecordType::kMx}) {
      if (type == RecordType::kMx && !environment.try_mx) break;
      const DnsReply reply = Ask(environment, name, type);
      cname = CnameOf(reply, name);
      if (!cname.empty()) return result;
      if (reply.outcome == DnsOutcome::kFound) {
        result.outcome = Outcome::kFound;
        result.name = name;
        return result;
      }
      if (reply.outcome == DnsOutcome::kNoName) break;
      if (reply.outcome != DnsOutcome::kTryAgain) continue;
      // A failure for the name as written lets the other types and domains try; behind a search
      // domain it ends the search, since the real answer may be in that domain.
      result.status = status::kTempFail;
      if (!suffix.empty()) return result;
    }
  }
  return result;
}

HostNameReply FindInDns(Environment& environment, std::string_view asked) {
  std::string host(WithoutFinalDot(asked));
  bool absolute = asked.ends_with('.');
  for (int hops = 0;; ++hops) {
    std::vector<std::string> suffixes;
    const bool dotted = host.find('.') != host.npos;
    if (dotted || absolute) suffixes.emplace_back();
    if (!absolute && environment.dns_default_names) {
      suffixes.insert(suffixes.end(), environment.search_domains.begin(),
                      environment.search_domains.end());
    }
    if (suffixes.empty()) suffixes.emplace_back();
    std::string cname;
    HostNameReply reply = TryNames(environment, host, suffixes, cname);
    if (cname.empty()) {
      if (reply.outcome != Outcome::kFound && reply.status == status::kTempFail) {
        reply.outcome = Outcome::kFailed;
      }
      return reply;
    }
    if (hops > kLongestCnameChain) {
      environment.Say(fmt::format("DNS failure: CNAME loop for {}", host), 0);
      return {Outcome::kAbsent, {}, status::kNotFound};
    }
    host = cname;
    absolute = false;
  }
}

bool HasSource(const std::vector<std::string>& sources, std::string_view name) {
  return std::find(sources.begin(), sources.end(), name) != sources.end();
}

// The name below in-addr.arpa or ip6.arpa.
// An IPv4 address in the forms that inet_addr takes (parts left out, octal, hexadecimal), with its four
// decimal parts; anything else as it is.
std::string PlainAddress(std::string_view text) {
  const std::string address(text);
  const in_addr_t number = inet_addr(address.c_str());
  if (number == INADDR_NONE) return address;
  char plain[INET_ADDRSTRLEN];
  const struct in_addr bytes = {number};
  return inet_ntop(AF_INET, &bytes, plain, sizeof plain);
}

std::string ReverseName(const std::string& address) {
  uint8_t bytes[16];
  if (inet_pton(AF_INET, address.c_str(), bytes) == 1) {
    return fmt::format("{}.{}.{}.{}.in-addr.arpa", bytes[3], bytes[2], bytes[1], bytes[0]);
  }
  if (inet_pton(AF_INET6, address.c_str(), bytes) != 1) return {};
  std::string name;
  for (int i = 15; i >= 0; --i) name += fmt::format("{:x}.{:x}.", bytes[i] & 15, bytes[i] >> 4);
  return name + "ip6.arpa";
}

}  // namespace

HostNameReply FindCanonicalName(Environment& environment, std::string_view name) {
  HostNameReply reply;
  reply.status = status::kUnavailable;
  for (const std::string& source : ServiceSources(environment, "hosts")) {
    if (source == "files") {
      reply = FindInHostsFile(environment, name);
    } else if (source == "dns") {
      reply = FindInDns(environment, name);
    } else {
      reply = {Outcome::kAbsent, {}, status::kUnavailable};
    }
    if (reply.outcome == Outcome::kFound) return reply;
  }
  return reply;
}

HostNameReply FindNameOfAddress(Environment& environment, std::string_view bracketed) {
  HostNameReply reply;
  reply.status = status::kNotFound;
  const size_t end = bracketed.find(']');
  if (!bracketed.starts_with('[') || end == bracketed.npos) return reply;
  std::string_view inner = bracketed.substr(1, end - 1);
  constexpr std::string_view kPrefix = "IPv6:";
  if (EqualFolded(inner.substr(0, kPrefix.size()), kPrefix)) inner.remove_prefix(kPrefix.size());
  const std::string address = PlainAddress(inner);
  const std::string reverse = ReverseName(address);
  if (reverse.empty()) return reply;
  if (environment.hosts != nullptr) {
    const HostEntry* entry = environment.hosts->FindAddress(address);
    if (entry != nullptr && !entry->names.empty()) {
      return {Outcome::kFound, entry->names[0], status::kOk};
    }
  }
  if (!HasSource(ServiceSources(environment, "hosts"), "dns")) return reply;
  const DnsReply answer = Ask(environment, reverse, RecordType::kPtr);
  for (const Record& record : answer.records) {
    if (record.type == RecordType::kPtr) return {Outcome::kFound, record.text, status::kOk};
  }
  if (answer.outcome == DnsOutcome::kTryAgain) return {Outcome::kFailed, {}, status::kTempFail};
  return reply;
}

DnsReply SearchDns(Environment& environment, std::string_view asked, RecordType type) {
  const std::string name(WithoutFinalDot(asked));
  const bool dotted = name.find('.') != name.npos;
  std::vector<std::string> names;
  if (dotted || asked.ends_with('.')) names.push_back(name);
  if (!asked.ends_with('.') && environment.dns_default_names) {
    for (const std::string& domain : environment.search_domains) {
      names.push_back(name + "." + domain);
    }
    if (!dotted) names.push_back(name);
  }
  if (names.empty()) names.push_back(name);
  DnsReply first, reply;
  bool no_record = false, try_again = false;
  for (const std::string& candidate : names) {
    reply = Ask(environment, candidate, type);
    if (reply.outcome == DnsOutcome::kFound) return reply;
    if (candidate == name && dotted) first = reply;
    no_record = no_record || reply.outcome == DnsOutcome::kNoRecord;
    try_again = try_again || reply.outcome == DnsOutcome::kTryAgain;
  }
  // What was said about the name as written counts most.
  if (dotted) return first;
  if (no_record) return {DnsOutcome::kNoRecord, {}};
  return {try_again ? DnsOutcome::kTryAgain : DnsOutcome::kNoName, {}};
}

MailExchangers FindMailExchangers(Environment& environment, std::string_view domain, bool search) {
  MailExchangers result;
  if (!HasSource(ServiceSources(environment, "hosts"), "dns")) return result;
  const DnsReply reply =
      search ? SearchDns(environment, domain, RecordType::kMx)
             : Ask(environment, std::string(WithoutFinalDot(domain)), RecordType::kMx);
  if (reply.outcome == DnsOutcome::kTryAgain) return {-1, false, status::kTempFail, {}};
  std::vector<const Record*> exchangers;
  for (const Record& record : reply.records) {
    if (record.type == RecordType::kMx) exchangers.push_back(&record);
  }
  if (exchangers.size() == 1 && exchangers[0]->text.empty()) {
    return {0, true, status::kUnavailable, {}};
  }
  // sendmail shuffles equal preferences; here they keep the order of the answer.
  std::stable_sort(exchangers.begin(), exchangers.end(),
                   [](const Record* a, const Record* b) { return a->preference < b->preference; });
  for (const Record* record : exchangers) result.hosts.push_back(record->text + ".");
  if (exchangers.empty() && reply.outcome == DnsOutcome::kNoName && !search) {
    return {0, false, status::kNotFound, {}};
  }
  if (exchangers.empty()) {
    const HostNameReply own = FindCanonicalName(environment, domain);
    if (own.outcome == Outcome::kFound) result.hosts.push_back(own.name + ".");
  }
  result.count = static_cast<int>(result.hosts.size());
  return result;
}

std::string ShortenForMessage(std::string_view text, size_t limit) {
  if (text.size() <= limit) return std::string(text);
  const size_t part = limit / 2 - 1;
  return fmt::format("{}...{}", text.substr(0, part), text.substr(text.size() - part));
}

}  // namespace mw::maps
