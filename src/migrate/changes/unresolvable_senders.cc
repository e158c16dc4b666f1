// SPDX-License-Identifier: BSD-2-Clause
// FEATURE(accept_unresolvable_domains).
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const mc::UserCall* call : site.Features("accept_unresolvable_domains")) {
    Diagnostic finding = Finding(
        change, call->range(),
        "FEATURE(accept_unresolvable_domains): mail is taken from domains that do not exist");
    AddFix(finding, "leave it out", site.Removal(*call));
    sink.Add(std::move(finding));
  }
}

}  // namespace

extern const VersionChange change_unresolvable_senders;
const VersionChange change_unresolvable_senders = {
    .kind = {"MIG161", "unresolvable-senders", Severity::kError},
    .decides = true,
    .summary = "senders in domains that do not exist are accepted",
    .why = "Such mail can neither be answered nor bounced; most of it is spam.",
    .bad =
        "OSTYPE(`linux')dnl\nFEATURE(`accept_unresolvable_domains')dnl\nMAILER(`local')dnl\nMAILER("
        "`smtp')dnl\n",
    .good = "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
