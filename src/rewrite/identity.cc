// SPDX-License-Identifier: BSD-2-Clause
#include "rewrite/identity.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <ctime>

#include "base/text.h"

namespace mw::rewrite {
namespace {

// `[192.0.2.1]`, or `[IPv6:...]` with all groups written out.
std::string Literal(const std::string& address) {
  in6_addr bytes;
  if (inet_pton(AF_INET6, address.c_str(), &bytes) != 1) return '[' + address + ']';
  std::string out = "[IPv6";
  for (int i = 0; i < 16; i += 2) {
    const auto* at = reinterpret_cast<const unsigned char*>(&bytes) + i;
    out += fmt::format(":{:x}", at[0] * 256 + at[1]);
  }
  return out + ']';
}

}  // namespace

void DefineIdentity(const Identity& identity, maps::HostDirectory* hosts, Rulebook& rules) {
  const std::string& name = identity.host_name;
  rules.SetMacro("w", name);
  rules.SetMacro("j", name);
  rules.SetMacro("k", name);
  rules.classes.Add('w', name);
  rules.classes.Add('k', name);
  const size_t dot = name.find('.');
  if (dot != std::string::npos) {
    rules.SetMacro("m", name.substr(dot + 1));
    rules.classes.Add('m', name.substr(dot + 1));
    rules.classes.Add('w', name.substr(0, dot));
  }
  const maps::HostEntry* entry = hosts != nullptr ? hosts->FindName(name) : nullptr;
  if (entry == nullptr) return;
  for (const std::string& alias : entry->names) rules.classes.Add('w', alias);
  rules.classes.Add('w', Literal(entry->address));
}

void AddInterfaces(const Identity& identity, maps::HostDirectory* hosts, Rulebook& rules) {
  for (const std::string& address : identity.interfaces) {
    rules.classes.Add('w', Literal(address));
    const maps::HostEntry* entry = hosts != nullptr ? hosts->FindAddress(address) : nullptr;
    if (entry == nullptr) continue;
    for (const std::string& name : entry->names) {
      // A name that is a member already does not get its bracketed form.
      if (rules.classes.Contains('w', name)) continue;
      rules.classes.Add('w', name);
      rules.classes.Add('w', '[' + name + ']');
    }
  }
}

void DefineSessionMacros(const Identity& identity, int64_t now, Rulebook& rules) {
  const std::time_t seconds = now;
  std::tm broken{};
  gmtime_r(&seconds, &broken);
  char date[64];
  std::strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S GMT", &broken);
  rules.SetMacro("b", date);
  // A queue id of sendmail's form; there is no queue.
  rules.SetMacro("i", "00000000000000");
  rules.SetMacro("v", "8.17.1.9");
  rules.SetMacro("n", "MAILER-DAEMON");
  rules.SetMacro("_", identity.user + "@localhost");
  rules.SetMacro("opMode", "t");
  rules.SetMacro("deliveryMode", "b");
  if (const auto id = rules.names.Find("load_avg")) rules.SetMacro(*id, "0");
}

void DefineModeMacros(Rulebook& rules, cf::Complaints& complaints) {
  struct Member {
    const char* name;
    const char* word;
  };
  constexpr Member kMembers[] = {
      {"checkMIMEFieldHeaders", "content-disposition"},
      {"checkMIMEFieldHeaders", "content-type"},
      {"checkMIMETextHeaders", "content-description"},
      {"checkMIMEHeaders", "content-disposition"},
      {"checkMIMEHeaders", "content-id"},
      {"checkMIMEHeaders", "content-transfer-encoding"},
      {"checkMIMEHeaders", "content-type"},
      {"checkMIMEHeaders", "mime-version"},
      {"persistentMacros", "r"},
      {"persistentMacros", "s"},
      {"persistentMacros", "_"},
      {"persistentMacros", "{if_addr}"},
      {"persistentMacros", "{daemon_flags}"},
  };
  for (const Member& member : kMembers) {
    const uint8_t id = rules.names.Enter(member.name, complaints);
    if (id != 0) rules.classes.Add(id, member.word);
  }
  rules.SetMacro("deliveryMode", "i");
  rules.SetMacro("load_avg", "0");
  // The mode of a queued message is set and cleared: two uses of the name.
  uint8_t id = rules.names.Enter("quarantine", complaints);
  id = rules.names.Enter("quarantine", complaints);
  if (id != 0) rules.SetMacro(id, "");
}

}  // namespace mw::rewrite
