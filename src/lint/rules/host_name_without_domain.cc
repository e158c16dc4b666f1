// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "lint/cf_lines.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  for (const cf::Item& item : subject.config().items) {
    const auto* line = std::get_if<cf::MacroLine>(&item.fields);
    if (line == nullptr || line->id != 'j' || line->value.empty()) continue;
    // A value with macros depends on the machine.
    const auto is_name = [](char c) { return IsAlpha(c) || IsDigit(c) || c == '-' || c == '_'; };
    if (!std::all_of(line->value.begin(), line->value.end(), is_name)) continue;
    sink.Add(Diagnostic(rule.kind, PlaceOfValue(subject, item, line->value),
                        fmt::format("{} has no dot: expected a full name", Quote(line->value))));
  }
}

}  // namespace

extern const Rule host_name_without_domain_rule;
const Rule host_name_without_domain_rule = {
    .kind = {"CF225", "host-name-without-domain", Severity::kWarning},
    .summary = "the name of this host has no domain",
    .why =
        "sendmail waits a minute at each start (\"My unqualified host name unknown; sleeping for "
        "retry\") and writes addresses that nobody can answer.",
    .bad = "sendmail.mc: define(`confDOMAIN_NAME', `mx')",
    .good = "sendmail.mc: define(`confDOMAIN_NAME', `mx.our.example')",
    .check = Check,
};

}  // namespace mw::lint
