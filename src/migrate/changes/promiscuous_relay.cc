// SPDX-License-Identifier: BSD-2-Clause
// FEATURE(promiscuous_relay).
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const mc::UserCall* call : site.Features("promiscuous_relay")) {
    Diagnostic finding =
        Finding(change, call->range(),
                "FEATURE(promiscuous_relay): anybody may send mail to anybody through this host");
    AddFix(finding, "leave it out", site.Removal(*call));
    sink.Add(std::move(finding));
  }
}

}  // namespace

extern const VersionChange change_promiscuous_relay;
const VersionChange change_promiscuous_relay = {
    .kind = {"MIG160", "promiscuous-relay", Severity::kError},
    .decides = true,
    .summary = "everybody may relay",
    .why = "Spammers find such a host within hours, and lists of open relays within days.",
    .bad =
        "OSTYPE(`linux')dnl\nFEATURE(`promiscuous_relay')dnl\nMAILER(`local')dnl\nMAILER(`smtp')"
        "dnl\n",
    .good = "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
