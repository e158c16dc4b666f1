// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "access", [&](const Entry& entry) {
    const std::string_view value = entry.value;
    const bool error = EqualFolded(value.substr(0, 6), "error:");
    const bool old = value.size() > 4 && IsNumber(value.substr(0, 3)) && value[3] == ' ';
    if ((!error && !old) || value.find('"') != std::string_view::npos) return;
    const size_t at = value.find_first_of(",;()<>");
    if (at == std::string_view::npos) return;
    Diagnostic finding(rule.kind, entry.value_range,
                       fmt::format("'{}' in a text that is not quoted", value[at]));
    const ErrorValue cut = CutError(value);
    const size_t begin =
        cut.enhanced.empty() || cut.enhanced.data() > cut.text.data() - 4
            ? (error ? 6 : 0)
            : static_cast<size_t>(cut.enhanced.data() - value.data()) + cut.enhanced.size() + 1;
    if (subject.TextOf(entry.value_range) == value && begin < value.size()) {
      finding.fixes.push_back(Replacement("quote the text", entry.value_range,
                                          fmt::format("{}{}\"{}\"", error ? "" : "ERROR:",
                                                      value.substr(0, begin), value.substr(begin)),
                                          true));
    }
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule text_not_quoted_rule;
const Rule text_not_quoted_rule = {
    .kind = {"MAP454", "text-not-quoted", Severity::kWarning},
    .summary = "a text in access is not quoted and will be damaged",
    .why =
        "The text goes through the rewriting rules: blanks around , and ; vanish, and what stands "
        "in ( ) is taken for a comment. In quotes it stays as it is.",
    .bad = "access: From:x.example\tERROR:5.7.1:550 We do not, ever; accept",
    .good = "access: From:x.example\tERROR:5.7.1:\"550 We do not, ever; accept\"",
    .check = Check,
};

}  // namespace mw::lint
