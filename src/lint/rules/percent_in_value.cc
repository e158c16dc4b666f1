// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  for (const Table& table : subject.tables()) {
    if (table.file->role != site::Role::kMap) continue;
    subject.ForEach(table, [&](const Entry& entry) {
      for (size_t at = entry.value.find('%'); at != std::string_view::npos;
           at = entry.value.find('%', at + 2)) {
        const char next = at + 1 < entry.value.size() ? entry.value[at + 1] : ' ';
        if (IsDigit(next) || next == '%') continue;
        Diagnostic finding(rule.kind, entry.value_range, "expected a digit or '%' behind '%'");
        std::string text(subject.TextOf(entry.value_range));
        if (text == entry.value) {
          text.insert(at, "%");
          finding.fixes.push_back(Replacement("write %%", entry.value_range, text, true));
        }
        sink.Add(std::move(finding));
        return;
      }
    });
  }
}

}  // namespace

extern const Rule percent_in_value_rule;
const Rule percent_in_value_rule = {
    .kind = {"MAP427", "percent-in-value", Severity::kWarning},
    .summary = "a percent sign in a value is neither %0 to %9 nor %%",
    .why =
        "Values are texts with %0 to %9 for arguments of the lookup; `%%` is a percent sign. What "
        "a single one becomes is nobody's promise.",
    .bad = "mailertable: a.example\terror:5.1.1:550 100% gone\nrelay-domains: a.example",
    .good = "mailertable: a.example\terror:5.1.1:550 100%% gone\nrelay-domains: a.example",
    .check = Check,
};

}  // namespace mw::lint
