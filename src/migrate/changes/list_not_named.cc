// SPDX-License-Identifier: BSD-2-Clause
// FEATURE(dnsbl) without a list.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const std::string_view name : {"dnsbl", "enhdnsbl"}) {
    for (const mc::UserCall* call : site.Features(name)) {
      if (!Trim(call->Argument(1)).empty()) continue;
      Diagnostic finding =
          Finding(change, call->range(),
                  fmt::format("FEATURE({}) needs the name of a list since 8.13.7", name));
      AddFix(finding, "leave it out: the list it meant has closed", site.Removal(*call));
      sink.Add(std::move(finding));
    }
  }
}

}  // namespace

extern const VersionChange change_list_not_named;
const VersionChange change_list_not_named = {
    .kind = {"MIG104", "list-not-named", Severity::kError},
    .since = {8, 13, 7},
    .decides = true,
    .summary = "a DNS list has to be named",
    .why =
        "The default list has closed and was taken out; the library prints an error and asks "
        "nothing.",
    .bad = "OSTYPE(`linux')dnl\nFEATURE(`dnsbl')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\nFEATURE(`dnsbl', "
        "`bl.spamcop.net')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
