// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  const Table* table = subject.Find("mailertable");
  if (table == nullptr) return;
  subject.ForEach(*table, [&](const Entry& entry) {
    if (entry.value.find('%') != std::string_view::npos || entry.key.size() < 2) return;
    for (size_t dot = entry.key.find('.', 1); dot != std::string_view::npos;
         dot = entry.key.find('.', dot + 1)) {
      const site::StoredRow* parent = table->rows.Find(entry.key.substr(dot));
      if (parent == nullptr) continue;
      if (!EqualFolded(parent->value, entry.value)) return;
      Diagnostic finding(
          rule.kind, entry.line,
          fmt::format("{} has the same route: this row changes nothing", Quote(parent->key)));
      finding.notes.push_back({parent->place, "the row of the parent"});
      sink.Add(std::move(finding));
      return;
    }
  });
}

}  // namespace

extern const Rule same_as_parent_rule;
const Rule same_as_parent_rule = {
    .kind = {"MAP425", "same-as-parent", Severity::kNote},
    .summary = "a row of mailertable says what the row of its parent says",
    .why =
        "The longest matching key wins. A row with the value of the next shorter key changes "
        "nothing.",
    .bad =
        "mailertable: "
        "a.b.example\tesmtp:[192.0.2.1]\n.b.example\tesmtp:[192.0.2.1]\nrelay-domains: b.example",
    .good =
        "mailertable: "
        "a.b.example\tesmtp:[192.0.2.1]\n.b.example\tesmtp:[192.0.2.2]\nrelay-domains: b.example",
    .check = Check,
};

}  // namespace mw::lint
