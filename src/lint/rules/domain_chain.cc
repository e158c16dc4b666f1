// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  const Table* table = subject.Find("domaintable");
  if (table == nullptr) return;
  subject.ForEach(*table, [&](const Entry& entry) {
    const site::StoredRow* next = table->rows.Find(FoldCase(entry.value));
    if (next == nullptr || EqualFolded(next->value, entry.value)) return;
    Diagnostic finding(
        rule.kind, entry.value_range,
        fmt::format("{} is not replaced again by {}", Quote(entry.value), Quote(next->value)));
    finding.notes.push_back({next->place, "its own row"});
    finding.fixes.push_back(Replacement(fmt::format("write {}", next->value), entry.value_range,
                                        std::string(next->value), false));
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule domain_chain_rule;
const Rule domain_chain_rule = {
    .kind = {"MAP428", "domain-chain", Severity::kWarning},
    .summary = "a value of domaintable is a key of domaintable",
    .why = "Names are replaced once: with a -> b and b -> c, mail for a goes to b.",
    .bad = "domaintable: a.example\tb.example\nb.example\tc.example",
    .good = "domaintable: a.example\tc.example\nb.example\tc.example",
    .check = Check,
};

}  // namespace mw::lint
