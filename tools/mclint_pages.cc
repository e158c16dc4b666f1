// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/rule.h"
#include "mc/checks/check.h"
#include "mclint.h"

namespace mw::tools {

std::vector<report::Rule> LintReportRules() {
  std::vector<report::Rule> rules;
  for (const mc::Check* check : mc::AllChecks()) {
    for (const DiagnosticKind& kind : check->kinds) {
      rules.push_back({kind, check->summary, check->why});
    }
  }
  for (const lint::Rule* rule : lint::Rules()) {
    rules.push_back({rule->kind, rule->summary, rule->why});
  }
  return rules;
}

int PrintLintPages(const LintChoices& choices) {
  std::string out;
  if (!choices.explain.empty() && choices.explain != "all") {
    const lint::Rule* rule = lint::FindRule(choices.explain);
    if (rule == nullptr) {
      PrintError(kMclint, "there is no rule " + Quote(choices.explain) + "; see mclint --rules");
      return kLintFailed;
    }
    out = lint::PageOf(*rule);
  } else {
    for (const lint::Rule* rule : lint::Rules()) {
      out += choices.list
                 ? fmt::format("{} {}: {}\n", rule->kind.code, rule->kind.name, rule->summary)
                 : lint::PageOf(*rule) + '\n';
    }
  }
  return WriteStandardOutput(kMclint, out) == kExitOk ? kLintClean : kLintFailed;
}

}  // namespace mw::tools
