// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  const Table* table = subject.Find("access");
  if (table == nullptr) return;
  subject.ForEach(*table, [&](const Entry& entry) {
    for (const std::string_view tag : {"from:", "to:", "connect:"}) {
      if (!EqualFolded(entry.key.substr(0, tag.size()), tag) || entry.key.size() == tag.size())
        continue;
      const site::StoredRow* bare = table->rows.Find(entry.key.substr(tag.size()));
      if (bare == nullptr || EqualFolded(bare->value, entry.value)) continue;
      Diagnostic finding(rule.kind, entry.line,
                         fmt::format("{} decides before {}", Quote(entry.key), Quote(bare->key)));
      finding.notes.push_back({bare->place, fmt::format("says {}", Quote(bare->value))});
      sink.Add(std::move(finding));
    }
  });
}

}  // namespace

extern const Rule tag_decides_first_rule;
const Rule tag_decides_first_rule = {
    .kind = {"MAP469", "tag-decides-first", Severity::kNote},
    .summary = "two rows of access say different things about the same name",
    .why =
        "A key with a tag is asked for before the one without: From:x OK lets x send though `x "
        "REJECT` stands there, which still counts for clients and recipients.",
    .bad = "access: From:x.example\tOK\nx.example\tREJECT",
    .good = "access: From:x.example\tOK\ny.example\tREJECT",
    .check = Check,
};

}  // namespace mw::lint
