// SPDX-License-Identifier: BSD-2-Clause
// FEATURE(rbl), of 8.9 to 8.11; its successor takes the list as its first argument, too.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const mc::UserCall* call : site.Features("rbl")) {
    Diagnostic finding =
        Finding(change, call->range(), "FEATURE(rbl) is gone since 8.12: it is called dnsbl");
    if (call->arguments.size() > 1) {
      AddFix(finding, "write 'dnsbl'", site.PartEdit(*call, 0, "rbl", "dnsbl"));
    } else {
      // Its default was a list that closed long ago.
      AddFix(finding, "leave it out: the list it meant has closed", site.Removal(*call));
    }
    sink.Add(std::move(finding));
  }
}

}  // namespace

extern const VersionChange change_rbl_feature;
const VersionChange change_rbl_feature = {
    .kind = {"MIG103", "rbl-feature", Severity::kError},
    .since = {8, 12},
    .decides = true,
    .summary = "FEATURE(rbl) is called dnsbl",
    .why = "The library has no such file: the .mc does not compile.",
    .bad =
        "OSTYPE(`linux')dnl\nFEATURE(`rbl', "
        "`bl.spamcop.net')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\nFEATURE(`dnsbl', "
        "`bl.spamcop.net')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
