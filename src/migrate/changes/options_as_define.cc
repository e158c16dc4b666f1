// SPDX-License-Identifier: BSD-2-Clause
// confDAEMON_OPTIONS and confCLIENT_OPTIONS, which are commands today: there can be several listeners.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

struct Row {
  std::string_view name, command;
  Version since;
};
constexpr Row kRows[] = {
    {"confDAEMON_OPTIONS", "DAEMON_OPTIONS", {8, 10}},
    {"confCLIENT_OPTIONS", "CLIENT_OPTIONS", {8, 12}},
};

std::optional<Edit> Rewritten(const OldSite& site, const mc::UserCall& call,
                              std::string_view command) {
  const std::vector<Range> ranges = site.ArgumentRanges(call);
  if (ranges.size() != 2) return std::nullopt;
  return site.Replacement(call, fmt::format("{}({})", command, site.TextOf(ranges[1])));
}

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const Row& row : kRows) {
    const mc::UserCall* call = site.Define(row.name);
    if (call == nullptr || row.since > site.target()) continue;
    Diagnostic finding = Finding(change, call->range(),
                                 fmt::format("{} is the command {}() since {}", row.name,
                                             row.command, VersionText(row.since)));
    AddFix(finding, fmt::format("write {}()", row.command), Rewritten(site, *call, row.command));
    sink.Add(std::move(finding));
  }
}

}  // namespace

extern const VersionChange change_options_as_define;
const VersionChange change_options_as_define = {
    .kind = {"MIG121", "options-as-define", Severity::kWarning},
    .summary = "listeners and clients are described by commands",
    .why = "The define still works, for one of them, with a warning from each compile.",
    .bad =
        "OSTYPE(`linux')dnl\ndefine(`confDAEMON_OPTIONS', `Port=25, "
        "Name=MTA')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\nDAEMON_OPTIONS(`Port=25, "
        "Name=MTA')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
