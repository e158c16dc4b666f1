// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/cf_lines.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  for (const cf::Item& item : subject.config().items) {
    const auto* line = std::get_if<cf::MacroLine>(&item.fields);
    if (line == nullptr || line->id != 'M' || !Trim(line->value).ends_with('.')) continue;
    sink.Add(Diagnostic(
        rule.kind, PlaceOfValue(subject, item, line->value),
        fmt::format("{} ends in a dot, which will stand in addresses", Quote(Trim(line->value)))));
  }
}

}  // namespace

extern const Rule dot_behind_masquerade_rule;
const Rule dot_behind_masquerade_rule = {
    .kind = {"CF227", "dot-behind-masquerade", Severity::kWarning},
    .summary = "the name for masquerading ends in a dot",
    .why = "The dot becomes part of every sender address.",
    .bad = "sendmail.mc: MASQUERADE_AS(`our.example.')",
    .good = "sendmail.mc: MASQUERADE_AS(`our.example')",
    .check = Check,
};

}  // namespace mw::lint
