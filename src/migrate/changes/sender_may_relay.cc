// SPDX-License-Identifier: BSD-2-Clause
// Relaying for whoever claims to be one of us.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

struct Row {
  std::string_view name;
  bool remove;
};
// With relay_mail_from the site has at least listed whom it means.
constexpr Row kRows[] = {{"relay_local_from", true}, {"relay_mail_from", false}};

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const Row& row : kRows) {
    for (const mc::UserCall* call : site.Features(row.name)) {
      Diagnostic finding = Finding(
          change, call->range(),
          fmt::format("FEATURE({}): whoever claims a sender address of ours may relay", row.name));
      if (row.remove) AddFix(finding, "leave it out", site.Removal(*call));
      sink.Add(std::move(finding));
    }
  }
}

}  // namespace

extern const VersionChange change_sender_may_relay;
const VersionChange change_sender_may_relay = {
    .kind = {"MIG163", "sender-may-relay", Severity::kError},
    .decides = true,
    .summary = "a sender address is enough to relay",
    .why =
        "Sender addresses are free to choose. Relay by client address (RELAY_DOMAIN, Connect: in "
        "access) or by AUTH.",
    .bad =
        "OSTYPE(`linux')dnl\nFEATURE(`relay_local_from')dnl\nMAILER(`local')dnl\nMAILER(`smtp')"
        "dnl\n",
    .good =
        "OSTYPE(`linux')dnl\nRELAY_DOMAIN(`192.0.2')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
