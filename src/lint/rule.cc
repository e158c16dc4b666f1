// SPDX-License-Identifier: BSD-2-Clause
#include "lint/rule.h"

#include <iterator>

#include "base/text.h"

namespace mw::lint {

#define RULE(name) extern const Rule name##_rule;
#include "lint/rules.def"
#undef RULE

namespace {

const Rule* const kRules[] = {
#define RULE(name) &name##_rule,
#include "lint/rules.def"
#undef RULE
};

}  // namespace

std::span<const Rule* const> Rules() { return kRules; }

const Rule* FindRule(std::string_view code_or_name) {
  for (const Rule* rule : kRules) {
    if (EqualFolded(rule->kind.code, code_or_name) || EqualFolded(rule->kind.name, code_or_name)) {
      return rule;
    }
  }
  return nullptr;
}

}  // namespace mw::lint
