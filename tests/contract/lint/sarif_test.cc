// SPDX-License-Identifier: BSD-2-Clause
// Every log that the linter writes for the examples of the catalogue has the structure of SARIF, and the checker of
// that structure sees what is wrong.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/text.h"
#include "catalogue.h"
#include "example_site.h"
#include "lint/rule.h"
#include "report/report.h"
#include "sarif_structure.h"

namespace mw::lint {
namespace {

std::string SarifOf(std::string_view example) {
  report::Options options;
  options.tool = "mclint";
  options.version = "1";
  for (const Rule* rule : Rules()) options.rules.push_back({rule->kind, rule->summary, rule->why});
  std::string out;
  Lint(example, [&](const std::vector<Diagnostic>& findings, const SourceTable& sources) {
    out = report::FindFormat("sarif")->render(findings, sources, options);
  });
  return out;
}

std::vector<Mistake> Catalogue() {
  std::ifstream file(MW_ROOT "/tests/contract/lint/catalogue.txt");
  std::stringstream text;
  text << file.rdbuf();
  std::vector<std::string> wrong;
  return ReadCatalogue(text.str(), wrong);
}

TEST(LintSarif, IsValidForEveryMistake) {
  size_t logs = 0;
  size_t fixes = 0;
  for (const Mistake& mistake : Catalogue()) {
    if (mistake.bad.empty()) continue;
    const std::string log = SarifOf(mistake.bad[0]);
    EXPECT_EQ(SarifFaults(log), std::vector<std::string>()) << mistake.name;
    logs++;
    fixes += log.find("\"artifactChanges\"") != std::string::npos ? 1 : 0;
  }
  EXPECT_GT(logs, 150u);
  EXPECT_GT(fixes, 15u);
}

TEST(LintSarif, IsFoundToBeWrongWhereItIs) {
  const std::string good = SarifOf("access: Connect:2001:db8:2\tREJECT");
  ASSERT_EQ(SarifFaults(good), std::vector<std::string>());
  const struct {
    std::string_view from, to;
  } rows[] = {
      {"\"2.1.0\"", "\"2.0.0\""},
      {"\"version\": \"2", "\"versions\": \"2"},
      {"\"level\": \"", "\"level\": \"very "},
      {"\"message\": {", "\"massage\": {"},
      {"\"startLine\": ", "\"startLine\": -"},
      {"\"startColumn\": ", "\"startColumn\": 0"},
      {"\"endLine\": ", "\"endLine\": 0.5, \"x\": "},
      {"\"ruleIndex\": ", "\"ruleIndex\": 9"},
      {"\"ruleId\": \"", "\"ruleId\": \"X"},
      {"\"uri\": \"", "\"uri\": \"a b"},
      {"\"uri\": \"", "\"uri\": \"%zz"},
      {"\"driver\": {", "\"driver\": {\"extra\": 1, "},
      {"\"replacements\": [", "\"replacements\": [], \"more\": ["},
      {"\"deletedRegion\"", "\"region\""},
      {"\"columnKind\": \"unicode", "\"columnKind\": \"byte"},
      {"\"runs\": [", "\"runs\": 1, \"x\": ["},
  };
  for (const auto& row : rows) {
    std::string bad = good;
    const size_t at = bad.find(row.from);
    ASSERT_NE(at, std::string::npos) << row.from;
    bad.replace(at, row.from.size(), row.to);
    EXPECT_FALSE(SarifFaults(bad).empty()) << row.to;
  }
  EXPECT_FALSE(SarifFaults("").empty());
}

}  // namespace
}  // namespace mw::lint
