// SPDX-License-Identifier: BSD-2-Clause
#include "lint/probes.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

std::string At(std::string_view user, std::string_view domain) {
  return fmt::format("{}@{}", user, domain);
}

const std::string& Outside() {
  static const std::string address = At(kUnlistedUser, kUnlistedDomain);
  return address;
}

// A user part with +* or ++ for a detail becomes one that has a detail.
std::string Concrete(std::string_view user) {
  std::string out(user);
  if (out.ends_with("+*") || out.ends_with("++")) out.replace(out.size() - 1, 1, "unlisted");
  return out;
}

std::vector<Probe> Domain(std::string_view key) {
  if (key == ".") return {{"", Outside(), ""}};
  if (key.starts_with('.')) return {{"", At(kUnlistedUser, UnlistedHost(key.substr(1))), ""}};
  return {{"", At(kUnlistedUser, key), ""}};
}

std::vector<Probe> VirtualUser(std::string_view key) {
  const size_t at = key.rfind('@');
  if (at == std::string_view::npos || at + 1 == key.size()) return {};
  const std::string_view domain = key.substr(at + 1);
  std::string user = Concrete(key.substr(0, at));
  if (user.empty()) user = kUnlistedUser;
  if (user.starts_with('+')) user = std::string(kUnlistedUser) + user;
  return {{"", At(user, domain), ""}};
}

// "192.0" becomes "192.0.77.77"; empty for what is no beginning of an address.
std::string WholeAddress(std::string_view key) {
  const std::vector<std::string_view> parts = Split(key, '.');
  if (parts.size() > 4) return "";
  for (const std::string_view part : parts) {
    if (!IsNumber(part) || part.size() > 3) return "";
  }
  std::string address(key);
  for (size_t i = parts.size(); i < 4; i++) address += ".77";
  return address;
}

std::vector<Probe> Client(std::string_view key) {
  if (const std::string address = WholeAddress(key); !address.empty()) {
    return {{Outside(), Outside(), '[' + address + ']'},
            {Outside(), Outside(), "stranger.example[" + address + ']'}};
  }
  if (key.find_first_of(":[@/ *") != std::string_view::npos || key.ends_with('.')) return {};
  if (key.starts_with('.')) {
    return {{Outside(), Outside(), UnlistedHost(key.substr(1)) + "[203.0.113.77]"}};
  }
  return {{Outside(), Outside(), std::string(key) + "[203.0.113.77]"}};
}

std::vector<Probe> Sender(std::string_view key) {
  const std::string stranger(kStranger);
  if (key.empty()) return {{"", Outside(), stranger}};
  if (key.ends_with('@'))
    return {{At(key.substr(0, key.size() - 1), kUnlistedDomain), Outside(), stranger}};
  if (key.find('@') != std::string_view::npos) {
    return {{Concrete(key), Outside(), stranger}};
  }
  if (key.starts_with('.')) {
    return {{At(kUnlistedUser, UnlistedHost(key.substr(1))), Outside(), stranger}};
  }
  return {{At(kUnlistedUser, key), Outside(), stranger}};
}

// The null sender needs no domain that exists: a zone file may not have the outside one.
std::vector<Probe> Recipient(std::string_view key, std::string_view own) {
  std::string recipient;
  if (key.ends_with('@')) {
    recipient = At(key.substr(0, key.size() - 1), own);
  } else if (key.find('@') != std::string_view::npos) {
    recipient = Concrete(key);
  } else if (key.starts_with('.')) {
    recipient = At(kUnlistedUser, UnlistedHost(key.substr(1)));
  } else {
    recipient = At(kUnlistedUser, key);
  }
  const std::string stranger(kStranger);
  return {{Outside(), recipient, stranger}, {"", recipient, stranger}};
}

std::vector<Probe> Access(std::string_view key, std::string_view own) {
  const size_t colon = key.find(':');
  if (key.find('*') != std::string_view::npos || key.ends_with('.')) return {};
  if (colon != std::string_view::npos) {
    const std::string tag = FoldCase(key.substr(0, colon));
    const std::string_view name = key.substr(colon + 1);
    if (tag == "to") return Recipient(name, own);
    if (tag == "from") return Sender(name);
    if (tag == "connect") return Client(name);
    return {};
  }
  std::vector<Probe> all = Client(key);
  for (const auto& more : {Sender(key), Recipient(key, own)}) {
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

std::vector<Probe> Generic(std::string_view key) {
  if (key.starts_with('@')) return {{At(kUnlistedUser, key.substr(1)), Outside(), ""}};
  return {{Concrete(key), Outside(), ""}};
}

std::vector<Probe> BySender(std::string_view key) {
  if (key == "@") return {{"", Outside(), ""}};
  if (key.starts_with('@')) return {{At(kUnlistedUser, key.substr(1)), Outside(), ""}};
  if (key.find('@') == std::string_view::npos) return {{At(kUnlistedUser, key), Outside(), ""}};
  return {{std::string(key), Outside(), ""}};
}

}  // namespace

namespace {

// With delay_checks a stranger's mail to strangers is refused before the sender and the client are looked at.
std::vector<Probe> AlsoToOwn(std::vector<Probe> probes, std::string_view own) {
  const size_t count = probes.size();
  for (size_t i = 0; i < count; i++) {
    Probe probe = probes[i];
    if (probe.recipient != Outside()) continue;
    // Postmaster may be a friend, for whom nothing is checked.
    for (const std::string_view user : {"postmaster", "root"}) {
      probe.recipient = At(user, own);
      probes.push_back(probe);
    }
  }
  return probes;
}

}  // namespace

std::vector<Probe> ProbesFor(std::string_view map, std::string_view key, std::string_view own) {
  const bool odd = key.empty() || key.find('*') == 0 || (key.size() > 1 && key.ends_with('.'));
  if (odd) return {};
  const bool address = key.find('@') != std::string_view::npos;
  if (map == "mailertable" || map == "domaintable") {
    return address ? std::vector<Probe>{} : Domain(key);
  }
  if (map == "virtuser") return VirtualUser(key);
  if (map == "smarttable") return BySender(key);
  if (map == "access") return AlsoToOwn(Access(key, own), own);
  if (map == "generics") return Generic(key);
  return {};
}

}  // namespace mw::lint
