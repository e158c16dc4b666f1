// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "cf/options.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  const cf::Item* first = nullptr;
  size_t count = 0;
  for (const cf::Item& item : subject.config().items) {
    const auto* line = std::get_if<cf::OptionLine>(&item.fields);
    if (line == nullptr || line->letter == 0 || !line->name.empty()) continue;
    if (count++ == 0) first = &item;
  }
  if (first == nullptr) return;
  const char letter = std::get<cf::OptionLine>(first->fields).letter;
  const cf::Option* option = cf::FindOption(letter);
  sink.Add(
      Diagnostic(rule.kind, subject.PlaceOfCf(first->range),
                 fmt::format("{} option{} in the old form; O{} is {}", count, count == 1 ? "" : "s",
                             letter, option == nullptr ? "unknown" : Quote(option->name))));
}

}  // namespace

extern const Rule old_option_form_rule;
const Rule old_option_form_rule = {
    .kind = {"CF230", "old-option-form", Severity::kWarning},
    .summary = "options are written with one letter",
    .why =
        "The form is older than 8.7 and is still read, but no manual explains it; long names can "
        "be looked up.",
    .bad = "end.cf: OA/etc/mail/aliases",
    .good = "end.cf: O AliasFile=/etc/mail/aliases",
    .check = Check,
};

}  // namespace mw::lint
