// SPDX-License-Identifier: BSD-2-Clause
// FEATURE(accept_unqualified_senders).
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const mc::UserCall* call : site.Features("accept_unqualified_senders")) {
    Diagnostic finding = Finding(change, call->range(),
                                 "FEATURE(accept_unqualified_senders): mail from strangers may "
                                 "come from a name without a domain");
    AddFix(finding, "leave it out", site.Removal(*call));
    sink.Add(std::move(finding));
  }
}

}  // namespace

extern const VersionChange change_unqualified_senders;
const VersionChange change_unqualified_senders = {
    .kind = {"MIG162", "unqualified-senders", Severity::kError},
    .decides = true,
    .summary = "senders without a domain are accepted",
    .why =
        "The name gets the domain of this host: mail of strangers looks as if it were of one of "
        "us.",
    .bad =
        "OSTYPE(`linux')dnl\nFEATURE(`accept_unqualified_senders')dnl\nMAILER(`local')dnl\nMAILER(`"
        "smtp')dnl\n",
    .good = "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
