// SPDX-License-Identifier: BSD-2-Clause
#include "lint/explanations.h"

#include "cf/findings.h"
#include "lint/findings.h"
#include "lint/rule.h"
#include "mc/checks/check.h"
#include "site/findings.h"

namespace mw::lint {

std::vector<Explanation> Explanations() {
  std::vector<Explanation> all;
  for (const Rule* rule : Rules()) {
    all.push_back({rule->kind, rule->summary, rule->why, rule->bad, rule->good});
  }
  const std::vector<Explanation> of_compiler = mc::Explanations();
  all.insert(all.end(), of_compiler.begin(), of_compiler.end());
  for (const std::span<const Explanation> part : {cf::Findings(), site::Findings(), Findings()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

}  // namespace mw::lint
