// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/explanations.h"
#include "mclint.h"
#include "report/page.h"

namespace mw::tools {

std::vector<report::Rule> LintReportRules() {
  std::vector<report::Rule> rules;
  for (const Explanation& page : lint::Explanations()) {
    rules.push_back({page.kind, page.summary, page.why});
  }
  return rules;
}

int PrintLintPages(const LintChoices& choices) {
  const std::vector<Explanation> pages = lint::Explanations();
  std::string out;
  if (choices.list) {
    for (const Explanation& page : pages) {
      out += fmt::format("{} {}: {}\n", page.kind.code, page.kind.name, page.summary);
    }
  } else {
    out = report::PagesFor(pages, choices.explain);
  }
  if (out.empty()) {
    PrintError(kMclint, "there is no rule " + Quote(choices.explain) + "; see mclint --rules");
    return kLintFailed;
  }
  return WriteStandardOutput(kMclint, out) == kExitOk ? kLintClean : kLintFailed;
}

}  // namespace mw::tools
