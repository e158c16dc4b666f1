// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "cf/options.h"
#include "lint/cf_lines.h"
#include "lint/option_values.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  for (const cf::Item& item : subject.config().items) {
    const auto* line = std::get_if<cf::OptionLine>(&item.fields);
    if (line == nullptr) continue;
    const cf::Option* option = line->letter != 0 && line->name.empty()
                                   ? cf::FindOption(line->letter)
                                   : cf::FindOption(line->name).option;
    if (option == nullptr) continue;
    const std::string message = WhatIsWrong(subject, *option, Trim(line->value));
    if (!message.empty())
      sink.Add(Diagnostic(rule.kind, PlaceOfValue(subject, item, line->value), message));
  }
}

}  // namespace

extern const Rule wrong_option_value_rule;
const Rule wrong_option_value_rule = {
    .kind = {"CF224", "wrong-option-value", Severity::kError},
    .summary = "the value of an option is not what sendmail reads it as",
    .why =
        "Numbers are read up to the first other character: 10M is 10, abc is 0. A word that does "
        "not begin with t or y is False. Times have one-letter units. Most of this is silent.",
    .bad = "end.cf: O MaxMessageSize=10M",
    .good = "end.cf: O MaxMessageSize=10485760",
    .check = Check,
};

}  // namespace mw::lint
