// SPDX-License-Identifier: BSD-2-Clause
// Every row of rules.def obeys the rules of its family.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "lint/explanations.h"
#include "lint/rule.h"
#include "report/page.h"

namespace mw::lint {
namespace {

namespace fs = std::filesystem;

TEST(LintRules, HaveACodeAndANameOfTheirOwn) {
  std::set<std::string_view> seen;
  for (const Rule* rule : Rules()) {
    EXPECT_TRUE(seen.insert(rule->kind.code).second) << rule->kind.code;
    EXPECT_TRUE(seen.insert(rule->kind.name).second) << rule->kind.name;
  }
}

TEST(LintRules, StandInTheOrderOfTheirCodes) {
  const auto before = [](const Rule* a, const Rule* b) { return a->kind.code < b->kind.code; };
  EXPECT_TRUE(std::is_sorted(Rules().begin(), Rules().end(), before));
}

TEST(LintRules, SayWhatWhyAndHowBetter) {
  for (const Rule* rule : Rules()) {
    SCOPED_TRACE(rule->kind.code);
    EXPECT_NE(rule->check, nullptr);
    EXPECT_FALSE(rule->summary.empty());
    EXPECT_FALSE(rule->summary.ends_with('.'));
    EXPECT_TRUE(rule->why.ends_with('.'));
    EXPECT_FALSE(rule->bad.empty());
    EXPECT_FALSE(rule->good.empty());
    EXPECT_NE(rule->bad, rule->good);
  }
}

TEST(LintExplanations, OfTheSiteAreAsThorough) {
  for (const Explanation& page : Explanations()) {
    SCOPED_TRACE(page.kind.code);
    EXPECT_FALSE(page.summary.empty() || page.summary.ends_with('.'));
    EXPECT_TRUE(page.why.ends_with('.'));
    EXPECT_NE(report::PageOf(page).find(page.why), std::string::npos);
    EXPECT_NE(page.bad, page.good);
  }
  EXPECT_GT(Explanations().size(), Rules().size());
}

TEST(LintRules, AreFoundByCodeAndName) {
  for (const Rule* rule : Rules()) {
    EXPECT_EQ(FindRule(rule->kind.code), rule);
    EXPECT_EQ(FindRule(rule->kind.name), rule);
  }
  EXPECT_EQ(FindRule("no-such-rule"), nullptr);
}

// A rule's file is called as the rule.
TEST(LintRules, HaveAFileEach) {
  const fs::path folder = fs::path(MW_ROOT) / "src/lint/rules";
  for (const Rule* rule : Rules()) {
    std::string name(rule->kind.name);
    std::replace(name.begin(), name.end(), '-', '_');
    EXPECT_TRUE(fs::exists(folder / (name + ".cc"))) << name;
  }
}

}  // namespace
}  // namespace mw::lint
