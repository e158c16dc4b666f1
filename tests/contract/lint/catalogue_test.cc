// SPDX-License-Identifier: BSD-2-Clause
// catalogue.txt holds: each mistake gives its one code, each right form gives nothing.
#include "catalogue.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "base/text.h"
#include "example_site.h"
#include "lint/explanations.h"
#include "lint/rule.h"

namespace mw::lint {
namespace {

namespace fs = std::filesystem;

std::string ReadText(const fs::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

const std::vector<Mistake>& Catalogue() {
  static const std::vector<Mistake> rows = [] {
    std::vector<std::string> wrong;
    std::vector<Mistake> read =
        ReadCatalogue(ReadText(fs::path(MW_ROOT) / "tests/contract/lint/catalogue.txt"), wrong);
    for (const std::string& line : wrong) ADD_FAILURE() << line;
    return read;
  }();
  return rows;
}

// Environment variable ONLY: a part of the names to look at.
bool Wanted(const Mistake& row) {
  const char* only = std::getenv("ONLY");
  return only == nullptr || row.name.find(only) != std::string::npos;
}

std::string Joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + '\n';
  return out;
}

TEST(LintCatalogue, HasEachNameOnce) {
  std::set<std::string> names;
  for (const Mistake& row : Catalogue()) EXPECT_TRUE(names.insert(row.name).second) << row.name;
}

TEST(LintCatalogue, ProvesOrExplainsEachRow) {
  for (const Mistake& row : Catalogue()) {
    const bool proven = !row.bad.empty() && !row.good.empty() && !row.code.empty();
    const bool fact = row.code.empty() && row.bad.empty() && !row.good.empty();
    const bool shown = !row.page.empty() && fs::exists(fs::path(MW_ROOT) / "tests/spec" / row.page);
    EXPECT_TRUE(proven || fact || shown || (row.code.empty() && row.reason.size() > 10))
        << row.name;
    if (shown) {
      const std::string page = ReadText(fs::path(MW_ROOT) / "tests/spec" / row.page);
      EXPECT_NE(page.find(row.code), std::string::npos) << row.name << " in " << row.page;
    }
  }
}

TEST(LintCatalogue, NamesCodesThatExist) {
  std::set<std::string, std::less<>> known;
  for (const Explanation& page : Explanations()) known.emplace(page.kind.code);
  for (const Mistake& row : Catalogue()) {
    EXPECT_TRUE(row.code.empty() || known.contains(row.code)) << row.name << " " << row.code;
  }
}

TEST(LintCatalogue, FindsEachMistakeUnderOneCode) {
  for (const Mistake& row : Catalogue()) {
    if (!Wanted(row)) continue;
    for (const std::string& bad : row.bad) {
      const std::vector<std::string> expected = {row.code};
      EXPECT_EQ(CodesOf(bad), expected) << "catalogue.txt:" << row.line << ' ' << row.name << '\n'
                                        << Joined(FindingsOf(bad));
    }
  }
}

TEST(LintCatalogue, IsSilentAboutTheRightForms) {
  for (const Mistake& row : Catalogue()) {
    if (!Wanted(row)) continue;
    for (const std::string& good : row.good) {
      const std::vector<std::string> findings = FindingsOf(good);
      EXPECT_TRUE(findings.empty()) << "catalogue.txt:" << row.line << ' ' << row.name << '\n'
                                    << Joined(findings);
    }
  }
}

// The lists of mistakes that this table came from lie outside the repository.
TEST(LintCatalogue, LeavesOutNoRowOfTheList) {
  const char* shared = std::getenv("MW_SHARED");
  const fs::path path = (shared != nullptr ? fs::path(shared) : fs::path(MW_ROOT) / "../shared") /
                        "spec/lint-catalogue.md";
  if (!fs::exists(path)) GTEST_SKIP() << path << " is not here";
  std::set<std::string> names;
  for (const Mistake& row : Catalogue()) names.insert(row.name);
  std::set<std::string> listed;
  for (const std::string_view line : Split(ReadText(path), '\n')) {
    if (!line.starts_with("| `")) continue;
    const std::string name(line.substr(3, line.find('`', 3) - 3));
    listed.insert(name);
    EXPECT_TRUE(names.contains(name)) << name << " is missing";
  }
  for (const std::string& name : names) EXPECT_TRUE(listed.contains(name)) << name << " is unknown";
}

}  // namespace
}  // namespace mw::lint
