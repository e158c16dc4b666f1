// SPDX-License-Identifier: BSD-2-Clause
#include "lint/explanations.h"

#include <fmt/format.h>

#include "lint/rule.h"
#include "site/findings.h"

namespace mw::lint {

std::vector<Explanation> Explanations() {
  std::vector<Explanation> all;
  for (const Rule* rule : Rules()) {
    all.push_back({rule->kind, rule->summary, rule->why, rule->bad, rule->good});
  }
  const std::span<const Explanation> of_site = site::Explanations();
  all.insert(all.end(), of_site.begin(), of_site.end());
  return all;
}

std::string PageOf(const Explanation& page) {
  return fmt::format(
      "## {} {}\n\n{} ({}).\n\n{}\n\nBad:\n\n~~~ text\n{}\n~~~\n\nGood:\n\n~~~ text\n{}\n~~~\n",
      page.kind.code, page.kind.name, page.summary, SeverityName(page.kind.severity), page.why,
      page.bad, page.good);
}

}  // namespace mw::lint
