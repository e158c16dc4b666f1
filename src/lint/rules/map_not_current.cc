// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "lint/probes.h"
#include "lint/values.h"
#include "route/report.h"

namespace mw::lint {
namespace {

// A folder without any database is a checkout, not a site in use: nothing is missing there.
bool IsInUse(const std::vector<site::MapState>& states) {
  return std::any_of(states.begin(), states.end(), [](const site::MapState& state) {
    return state.freshness == site::Freshness::kFresh || state.freshness == site::Freshness::kStale;
  });
}

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  const std::vector<site::MapState> states = subject.States();
  const bool in_use = IsInUse(states);
  for (const site::MapState& state : states) {
    std::string what;
    switch (state.freshness) {
      case site::Freshness::kStale:
        what = "is stale: the rows of its text are not active";
        break;
      case site::Freshness::kMissing:
        if (!in_use) break;
        what = state.file->optional ? "is missing; being optional, it is empty in silence"
                                    : "is missing: mail that needs it waits";
        break;
      case site::Freshness::kNoText:
        if (!in_use || state.file->role != site::Role::kAliases || state.file->database.empty() ||
            subject.StatusOf(state.file->database).ok()) {
          break;
        }
        what = "is missing, and so is its text";
        break;
      default:
        break;
    }
    if (!what.empty()) {
      sink.Add(Diagnostic(rule.kind, state.file->place,
                          fmt::format("{} {}; run mcmaps build {}", Quote(state.file->database),
                                      what, state.file->name)));
    }
    for (const site::Finding& finding : state.findings) {
      const std::string& path =
          state.file->database.empty() ? state.file->source : state.file->database;
      sink.Add(Diagnostic(
          rule.kind, state.file->place,
          fmt::format("{}: {}: {}", path, site::TroubleName(finding.trouble), finding.text)));
    }
  }
}

}  // namespace

extern const Rule map_not_current_rule;
const Rule map_not_current_rule = {
    .kind = {"MAP490", "map-not-current", Severity::kError},
    .summary = "the map that sendmail reads is not what its text says, or cannot be used",
    .why =
        "sendmail never looks at the text beside a database: edits are not active until the map is "
        "built. A map that is missing, of another type, or in a folder that others may write, is "
        "refused; with -o in silence, and mail then goes by MX.",
    .bad = "access edited, access.db older",
    .good = "mcmaps build",
    .check = Check,
};

}  // namespace mw::lint
