// SPDX-License-Identifier: BSD-2-Clause
// Features that have another name today.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

struct Renamed {
  std::string_view old_name, new_name;
  Version since;
};
constexpr Renamed kRenamed[] = {
    {"blacklist_recipients", "blocklist_recipients", {8, 16, 1}},
};

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const Renamed& row : kRenamed) {
    if (row.since > site.target()) continue;
    for (const mc::UserCall* call : site.Features(row.old_name)) {
      Diagnostic finding = Finding(change, call->range(),
                                   fmt::format("FEATURE({}) is called {} since {}", row.old_name,
                                               row.new_name, VersionText(row.since)));
      AddFix(finding, fmt::format("write {}", Quote(row.new_name)),
             site.PartEdit(*call, 0, row.old_name, row.new_name));
      sink.Add(std::move(finding));
    }
  }
}

}  // namespace

extern const VersionChange change_renamed_feature;
const VersionChange change_renamed_feature = {
    .kind = {"MIG101", "renamed-feature", Severity::kWarning},
    .summary = "a feature has another name today",
    .why = "The old name still works, with a warning from each compile, and may go.",
    .bad =
        "OSTYPE(`linux')dnl\nFEATURE(`access_db')dnl\nFEATURE(`blacklist_recipients')dnl\nMAILER(`"
        "local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\nFEATURE(`access_db')dnl\nFEATURE(`blocklist_recipients')dnl\nMAILER(`"
        "local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
