// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/likeness.h"
#include "lint/probes.h"
#include "lint/values.h"
#include "route/report.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  const std::string own = subject.Macro("j");
  Spokesmen spokesmen(subject);
  EachEntry(subject, "virtuser", [&](const Entry& entry) {
    // Circles may be long, so that likeness of the next step says nothing; names of users end at once.
    const bool ends = entry.value.find_first_of("@%") == std::string_view::npos;
    if (ends && spokesmen.IsSpokenFor("virtuser", entry)) return;
    for (const Probe& probe : ProbesFor("virtuser", entry.key, own)) {
      const route::MessageWay way = subject.prober().Follow(probe);
      if (way.recipients[0].reply.text.find("excessive recursion") == std::string::npos) continue;
      Diagnostic finding(rule.kind, entry.line,
                         fmt::format("{} comes back to itself", Quote(entry.key)));
      finding.notes = Prober::Witness(probe, way, nullptr, "");
      sink.Add(std::move(finding));
      return;
    }
    if (ends) spokesmen.NoteRight();
  });
}

}  // namespace

extern const Rule virtual_user_loop_rule;
const Rule virtual_user_loop_rule = {
    .kind = {"RT612", "virtual-user-loop", Severity::kError},
    .summary = "entries of virtusertable lead in a circle",
    .why =
        "The result of virtusertable is looked up again. A circle ends after 50 rounds with an "
        "error of the configuration: 554 excessive recursion.",
    .bad = "virtusertable: a@v.example\tb@v.example\nb@v.example\ta@v.example",
    .good = "virtusertable: a@v.example\tann\nb@v.example\tann",
    .check = Check,
};

}  // namespace mw::lint
