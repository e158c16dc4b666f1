// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/probes.h"
#include "lint/values.h"
#include "lint/witness.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  for (const Table& table : subject.tables()) {
    if (table.file->role != site::Role::kAliases) continue;
    subject.ForEach(table, [&](const Entry& entry) {
      if (entry.key == "@") return;
      const Probe probe{"", std::string(entry.key), ""};
      const route::MessageWay way = subject.prober().Follow(probe);
      for (const route::Route& route : way.recipients[0].routes) {
        if (route.reply.enhanced != "5.4.6") continue;
        std::string circle;
        for (const std::string& name : route.way) circle += (circle.empty() ? "" : " -> ") + name;
        Diagnostic finding(rule.kind, entry.line, "the alias comes back to itself: " + circle);
        finding.notes = Witness(probe, way, nullptr, "");
        sink.Add(std::move(finding));
        return;
      }
    });
  }
}

}  // namespace

extern const Rule alias_loop_rule;
const Rule alias_loop_rule = {
    .kind = {"RT613", "alias-loop", Severity::kError},
    .summary = "aliases lead in a circle",
    .why = "sendmail finds it only when mail arrives: aliasing/forwarding loop broken.",
    .bad = "aliases: a: b\nb: a",
    .good = "aliases: a: ann\nb: ann",
    .check = Check,
};

}  // namespace mw::lint
