// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/cf_lines.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  EachRule(subject, [&](const RuleText& text) {
    if (!text.lhs.empty() && WithBindings(text) == WithoutBlanks(text.lhs)) {
      sink.Add(
          Diagnostic(rule.kind, subject.PlaceOfCf(text.range),
                     "the right side is what the left side matched; expected $: or $@ in front"));
    }
  });
}

}  // namespace

extern const Rule rule_makes_what_it_matches_rule;
const Rule rule_makes_what_it_matches_rule = {
    .kind = {"CF222", "rule-makes-what-it-matches", Severity::kError},
    .summary = "a rule makes what it matches, and is tried again for ever",
    .why =
        "Without $: or $@ in front of its right side a rule is applied until it does not match. "
        "sendmail stops it with \"Infinite loop in ruleset\" when a message comes.",
    .bad = "end.cf: Stest\nR$*\t$1",
    .good = "end.cf: Stest\nR$*\t$: $1",
    .check = Check,
};

}  // namespace mw::lint
