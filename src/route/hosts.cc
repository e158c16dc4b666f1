// SPDX-License-Identifier: BSD-2-Clause
#include "route/hosts.h"

#include <algorithm>

#include "maps/environment.h"
#include "route/forward.h"

namespace mw::route {
namespace {

bool IsNetworkMailer(const rewrite::Mailer& mailer) {
  return mailer.program == "[IPC]" || mailer.program == "[TCP]";
}

// The parts of a host list, at colons outside brackets.
std::vector<std::string> SplitHosts(std::string_view hosts) {
  std::vector<std::string> out(1);
  int depth = 0;
  for (const char c : hosts) {
    if (c == '[') depth++;
    if (c == ']') depth--;
    if (c == ':' && depth == 0) {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  std::erase_if(out, [](const std::string& host) { return host.empty(); });
  return out;
}

// The MX hosts of a name; `exists` is false when there is no such name.
std::vector<HostTry> MxHosts(maps::Resolver& resolver, const std::string& name, bool& exists) {
  const maps::DnsReply reply = resolver.Query(name, maps::RecordType::kMx);
  exists = reply.outcome != maps::DnsOutcome::kNoName;
  std::vector<HostTry> found;
  for (const maps::Record& record : reply.records) {
    if (record.type != maps::RecordType::kMx) continue;
    found.push_back({.name = record.text, .preference = record.preference});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const HostTry& a, const HostTry& b) { return a.preference < b.preference; });
  return found;
}

class HostList {
 public:
  HostList(rewrite::Installation& installation, const rewrite::Mailer& mailer)
      : resolver_(mailer.HasFlag('0') ? nullptr : installation.environment().resolver) {
    const std::string fallback = OptionText(installation, "FallbackMXhost").value_or("");
    if (!fallback.empty() && resolver_ != nullptr && !IsOwn(installation, fallback)) {
      bool exists = true;
      if (!fallback.starts_with('[')) fallback_ = MxHosts(*resolver_, fallback, exists);
      for (HostTry& host : fallback_) host.preference = -1;
      if (fallback_.empty()) fallback_.push_back({.name = fallback});
    }
  }

  void Add(const std::string& name) {
    bool exists = true;
    std::vector<HostTry> found;
    if (!name.starts_with('[') && resolver_ != nullptr) found = MxHosts(*resolver_, name, exists);
    if (found.empty() && (exists || fallback_.empty())) found.push_back({.name = name});
    unknown_ = unknown_ || !exists;
    hosts_.insert(hosts_.end(), found.begin(), found.end());
    hosts_.insert(hosts_.end(), fallback_.begin(), fallback_.end());
  }

  std::vector<HostTry> Take(const std::string& smart_host) {
    if (smart_host.empty()) return std::move(hosts_);
    // A single name that does not exist cannot be tried.
    if (unknown_ && fallback_.empty() && hosts_.size() == 1) hosts_.clear();
    hosts_.insert(hosts_.begin() + (hosts_.empty() ? 0 : 1), {.name = smart_host});
    return std::move(hosts_);
  }

 private:
  static bool IsOwn(rewrite::Installation& installation, const std::string& host) {
    const auto id = installation.rules().names.Find("w");
    return id && installation.rules().classes.Contains(*id, host);
  }

  maps::Resolver* resolver_;
  std::vector<HostTry> fallback_;
  std::vector<HostTry> hosts_;
  bool unknown_ = false;
};

}  // namespace

std::vector<HostTry> HostsOf(rewrite::Installation& installation, const rewrite::Mailer& mailer,
                             const std::string& host) {
  if (!IsNetworkMailer(mailer)) return {};
  HostList list(installation, mailer);
  for (const std::string& name : SplitHosts(host)) list.Add(name);
  return list.Take(OptionText(installation, "FallbackSmartHost").value_or(""));
}

}  // namespace mw::route
