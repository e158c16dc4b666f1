// SPDX-License-Identifier: BSD-2-Clause
// nouucp and nopercenthack, which took no argument once.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

struct Row {
  std::string_view name;
  Version since;
};
constexpr Row kRows[] = {{"nouucp", {8, 10}}, {"nopercenthack", {8, 15, 1}}};

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const Row& row : kRows) {
    if (row.since > site.target()) continue;
    for (const mc::UserCall* call : site.Features(row.name)) {
      if (!Trim(call->Argument(1)).empty()) continue;
      Diagnostic finding = Finding(change, call->range(),
                                   fmt::format("FEATURE({}) needs 'reject' or 'nospecial' since {}",
                                               row.name, VersionText(row.since)));
      // Not what it did: nospecial would leave the address to the next host, which may take it apart.
      AddFix(finding, "add 'reject': only clients that may relay can send to such addresses",
             site.ArgumentEdit(*call, 1, "reject"));
      sink.Add(std::move(finding));
    }
  }
}

}  // namespace

extern const VersionChange change_policy_not_named;
const VersionChange change_policy_not_named = {
    .kind = {"MIG106", "policy-not-named", Severity::kError},
    .decides = true,
    .summary = "nouucp and nopercenthack have to say what is done with such addresses",
    .why = "The library prints an error.",
    .bad = "OSTYPE(`linux')dnl\nFEATURE(`nouucp')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\nFEATURE(`nouucp', "
        "`reject')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
