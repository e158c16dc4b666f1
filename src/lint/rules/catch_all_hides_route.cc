// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/probes.h"
#include "lint/values.h"
#include "lint/witness.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded() || Trim(subject.Macro("S")).empty()) return;
  EachEntry(subject, "mailertable", [&](const Entry& entry) {
    if (entry.key != ".") return;
    const Probe probe{fmt::format("{}@{}", kUnlistedUser, kUnlistedDomain),
                      fmt::format("{}@{}", kUnlistedUser, kUnlistedDomain), ""};
    const route::MessageWay now = subject.prober().Follow(probe);
    const route::MessageWay without = subject.prober().FollowWithout(probe, "mailertable", ".");
    if (!Prober::Used(now, "mailertable", ".") || RouteSummary(now) == RouteSummary(without)) {
      return;
    }
    Diagnostic finding(rule.kind, entry.line,
                       fmt::format("'.' takes all mail that SMART_HOST {} was meant for",
                                   Quote(subject.Macro("S"))));
    finding.notes = Witness(probe, now, &without, "'.' of mailertable");
    Range row = entry.line;
    row.length++;  // and its newline
    finding.fixes.push_back(Replacement("remove the catch-all", row, "", false));
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule catch_all_hides_route_rule;
const Rule catch_all_hides_route_rule = {
    .kind = {"RT611", "catch-all-hides-route", Severity::kError},
    .summary = "the entry `.` of mailertable hides SMART_HOST",
    .why =
        "mailertable is asked before SMART_HOST and before sender-based tables, and `.` matches "
        "every domain that is left. A default route belongs into SMART_HOST.",
    .bad = "mailertable: .\tesmtp:[192.0.2.1]\nsendmail.mc: define(`SMART_HOST', `[192.0.2.2]')",
    .good = "sendmail.mc: define(`SMART_HOST', `esmtp:[192.0.2.1]')",
    .check = Check,
};

}  // namespace mw::lint
