// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <algorithm>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  for (const Table& table : subject.tables()) {
    if (table.file->role == site::Role::kAliases) continue;
    subject.ForEach(table, [&](const Entry& entry) {
      const size_t mark = entry.value.find(" #");
      const size_t tab = entry.value.find("\t#");
      const size_t at = std::min(mark, tab);
      if (at == std::string_view::npos || entry.value.find('"') != std::string_view::npos) return;
      Diagnostic finding(rule.kind, entry.value_range,
                         fmt::format("{} becomes part of the value; comments stand on lines of "
                                     "their own",
                                     Quote(Trim(entry.value.substr(at)))));
      finding.fixes.push_back(Replacement("remove the comment", entry.value_range,
                                          std::string(Trim(entry.value.substr(0, at))), true));
      sink.Add(std::move(finding));
    });
  }
}

}  // namespace

extern const Rule comment_in_value_rule;
const Rule comment_in_value_rule = {
    .kind = {"MAP420", "comment-in-value", Severity::kError},
    .summary = "a comment behind a value becomes part of it",
    .why =
        "In map files # begins a comment in the first column only. `REJECT # spam` is an error "
        "text, not REJECT; `esmtp:[h] # x` is a host with a comment in it.",
    .bad = "access: spam.example\tREJECT # since May",
    .good = "access: # since May\nspam.example\tREJECT",
    .check = Check,
};

}  // namespace mw::lint
