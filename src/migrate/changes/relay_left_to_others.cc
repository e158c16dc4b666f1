// SPDX-License-Identifier: BSD-2-Clause
// Relaying that others can switch on.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

struct Row {
  std::string_view name, what;
};
constexpr Row kRows[] = {
    {"loose_relay_check", "user%stranger@ours is relayed when the next host takes the % apart"},
    {"relay_based_on_MX", "whoever names this host as MX has his domain relayed"},
};

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const Row& row : kRows) {
    for (const mc::UserCall* call : site.Features(row.name)) {
      sink.Add(Finding(change, call->range(), fmt::format("FEATURE({}): {}", row.name, row.what)));
    }
  }
}

}  // namespace

extern const VersionChange change_relay_left_to_others;
const VersionChange change_relay_left_to_others = {
    .kind = {"MIG164", "relay-left-to-others", Severity::kWarning},
    .summary = "others decide whom this host relays for",
    .why =
        "List the domains instead (RELAY_DOMAIN, To: in access): the host then accepts no mail but "
        "theirs.",
    .bad =
        "OSTYPE(`linux')dnl\nFEATURE(`relay_based_on_MX')dnl\nMAILER(`local')dnl\nMAILER(`smtp')"
        "dnl\n",
    .good =
        "OSTYPE(`linux')dnl\nRELAY_DOMAIN(`example.org')dnl\nMAILER(`local')dnl\nMAILER(`smtp')"
        "dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
