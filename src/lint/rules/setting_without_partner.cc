// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/mc_calls.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

// `clashes`: both together are reported, else the first without the other.
constexpr struct {
  std::string_view command, argument, other, other_argument;
  bool clashes;
  const char* message;
} kRows[] = {
    {"MASQUERADE_DOMAIN", "", "MASQUERADE_AS", "", false,
     "nothing is masqueraded without MASQUERADE_AS"},
    {"MASQUERADE_DOMAIN_FILE", "", "MASQUERADE_AS", "", false,
     "nothing is masqueraded without MASQUERADE_AS"},
    {"VIRTUSER_DOMAIN", "", "FEATURE", "virtusertable", false,
     "the domains are relayed, and without FEATURE(`virtusertable') nothing is looked up for them"},
    {"VIRTUSER_DOMAIN_FILE", "", "FEATURE", "virtusertable", false,
     "the domains are relayed, and without FEATURE(`virtusertable') nothing is looked up for them"},
    {"FEATURE", "relay_hosts_only", "FEATURE", "relay_entire_domain", true,
     "relay_entire_domain stands beside it: one relays whole domains, the other hosts only"},
    {"FEATURE", "relay_mail_from", "FEATURE", "relay_local_from", true,
     "relay_local_from stands beside it and relays for more senders"},
    {"FEATURE", "mailertable", "FEATURE", "nullclient", true,
     "a null client passes all to its hub; nullclient stands alone beside OSTYPE"},
    {"FEATURE", "virtusertable", "FEATURE", "nullclient", true,
     "a null client passes all to its hub; nullclient stands alone beside OSTYPE"},
    {"FEATURE", "smarttable", "FEATURE", "nullclient", true,
     "a null client passes all to its hub; nullclient stands alone beside OSTYPE"},
    {"FEATURE", "access_db", "FEATURE", "nullclient", true,
     "a null client takes no mail from others; nullclient stands alone beside OSTYPE"},
    {"FEATURE", "domaintable", "FEATURE", "nullclient", true,
     "a null client passes all to its hub; nullclient stands alone beside OSTYPE"},
    {"FEATURE", "relay_entire_domain", "FEATURE", "promiscuous_relay", true,
     "promiscuous_relay makes it pointless"},
};

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (subject.compiled() == nullptr) return;
  for (const auto& row : kRows) {
    const mc::UserCall* call = FindCall(subject, row.command, row.argument);
    if (call == nullptr) continue;
    const bool other = FindCall(subject, row.other, row.other_argument) != nullptr;
    if (other == row.clashes)
      sink.Add(Diagnostic(rule.kind, subject.PlaceInMc(call->range()), row.message));
  }
}

}  // namespace

extern const Rule setting_without_partner_rule;
const Rule setting_without_partner_rule = {
    .kind = {"MC156", "setting-without-partner", Severity::kWarning},
    .summary = "a setting does nothing, or not what was meant, without another one",
    .why =
        "Some commands fill a class that only another feature reads; some features switch off what "
        "another one has switched on.",
    .bad = "sendmail.mc: MASQUERADE_DOMAIN(`sub.our.example')",
    .good = "sendmail.mc: MASQUERADE_AS(`our.example')\nMASQUERADE_DOMAIN(`sub.our.example')",
    .check = Check,
};

}  // namespace mw::lint
