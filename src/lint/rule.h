// SPDX-License-Identifier: BSD-2-Clause
// A rule of the linter: one mistake, how it is found, and what a postmaster reads about it.
//
// A rule is one file in rules/ and one line in rules.def. It looks at a Subject (subject.h): the rows of the
// site's tables with their places, the configuration in force, and a Prober that takes addresses through
// the site's own rulesets. What two tables do to each other is found by running the rules, never by
// knowing them.
#pragma once

#include <span>
#include <string_view>

#include "base/diagnostic.h"

namespace mw::lint {

class Subject;

struct Rule {
  DiagnosticKind kind;
  std::string_view summary;  // one line: what is wrong
  std::string_view why;      // what sendmail really does with it
  std::string_view bad;      // an example, "file: line" each
  std::string_view good;     // the same, right
  // Adds what it finds, of `kind`, to the sink.
  void (*check)(Subject& subject, const Rule& rule, Sink& sink);
};

// All rules in the order of rules.def.
std::span<const Rule* const> Rules();
// By code or name, any case; nullptr when there is none.
const Rule* FindRule(std::string_view code_or_name);

}  // namespace mw::lint
