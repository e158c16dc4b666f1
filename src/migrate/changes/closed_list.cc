// SPDX-License-Identifier: BSD-2-Clause
// Lists in DNS that have closed.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

// A zone, with all zones below it.
struct Closed {
  std::string_view zone;
  int year;
};
constexpr Closed kClosed[] = {
    {"rbl.maps.vix.com", 2001},
    {"dul.maps.vix.com", 2001},
    {"relays.mail-abuse.org", 2011},
    {"blackholes.mail-abuse.org", 2011},
    {"dialups.mail-abuse.org", 2011},
    {"rbl-plus.mail-abuse.org", 2011},
    {"orbs.org", 2001},
    {"relays.orbs.org", 2001},
    {"relays.osirusoft.com", 2003},
    {"blackholes.wirehub.net", 2004},
    {"blackholes.easynet.nl", 2004},
    {"dynablock.wirehub.net", 2004},
    {"proxies.relays.monkeys.com", 2003},
    {"opm.blitzed.org", 2006},
    {"ordb.org", 2006},
    {"dsbl.org", 2009},
    {"njabl.org", 2013},
    {"rfc-ignorant.org", 2012},
    {"ahbl.org", 2015},
    {"cbl.abuseat.org", 2021},
    {"bl.spamcannibal.org", 2018},
    {"sorbs.net", 2024},
};

const Closed* FindClosed(std::string_view list) {
  while (list.ends_with('.')) list.remove_suffix(1);
  for (const Closed& row : kClosed) {
    if (EqualFolded(list, row.zone)) return &row;
    if (list.size() <= row.zone.size()) continue;
    const std::string_view tail = list.substr(list.size() - row.zone.size() - 1);
    if (tail[0] == '.' && EqualFolded(tail.substr(1), row.zone)) return &row;
  }
  return nullptr;
}

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const std::string_view name : {"dnsbl", "enhdnsbl", "rhsbl", "rbl"}) {
    for (const mc::UserCall* call : site.Features(name)) {
      const Closed* closed = FindClosed(Trim(call->Argument(1)));
      if (closed == nullptr) continue;
      Diagnostic finding = Finding(
          change, call->range(),
          fmt::format("the list {} has closed (about {})", Quote(call->Argument(1)), closed->year));
      AddFix(finding, "leave it out", site.Removal(*call));
      sink.Add(std::move(finding));
    }
  }
}

}  // namespace

extern const VersionChange change_closed_list;
const VersionChange change_closed_list = {
    .kind = {"MIG105", "closed-list", Severity::kError},
    .decides = true,
    .summary = "a DNS list has closed",
    .why =
        "Each connection waits for an answer that does not come, or, where the domain has new "
        "owners, everybody is listed and all mail refused.",
    .bad =
        "OSTYPE(`linux')dnl\nFEATURE(`dnsbl', "
        "`relays.ordb.org')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\nFEATURE(`dnsbl', "
        "`bl.spamcop.net')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
