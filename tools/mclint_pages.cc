// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/explanations.h"
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
  for (const Explanation& page : lint::Explanations()) {
    rules.push_back({page.kind, page.summary, page.why});
  }
  return rules;
}

int PrintLintPages(const LintChoices& choices) {
  const bool one = !choices.explain.empty() && choices.explain != "all";
  std::string out;
  for (const Explanation& page : lint::Explanations()) {
    const DiagnosticKind& kind = page.kind;
    if (one) {
      const bool meant =
          EqualFolded(kind.code, choices.explain) || EqualFolded(kind.name, choices.explain);
      if (meant) out = lint::PageOf(page);
    } else if (choices.list) {
      out += fmt::format("{} {}: {}\n", kind.code, kind.name, page.summary);
    } else {
      out += lint::PageOf(page) + '\n';
    }
  }
  if (out.empty()) {
    PrintError(kMclint, "there is no rule " + Quote(choices.explain) + "; see mclint --rules");
    return kLintFailed;
  }
  return WriteStandardOutput(kMclint, out) == kExitOk ? kLintClean : kLintFailed;
}

}  // namespace mw::tools
