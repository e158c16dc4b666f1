// SPDX-License-Identifier: BSD-2-Clause
// Every row of changes.def obeys the rules of its family: its bad example is found by it and by no other, its
// good one by none, and its edit, where it has one, makes the bad example silent.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "base/text.h"
#include "lint/fixes.h"
#include "migrate/change.h"
#include "support/memory_host.h"

namespace mw::migrate {
namespace {

namespace fs = std::filesystem;

class Changes : public testing::TestWithParam<const VersionChange*> {
 protected:
  // What is found in `text`; `fixed` is the text with all edits made.
  std::vector<Diagnostic> Find(std::string_view text, std::string* fixed = nullptr) {
    MemoryHost host;
    OldSite::Request request;
    request.path = "contract.mc";
    request.text = std::string(text);
    const OldSite site(host, request);
    Sink sink;
    FindChanges(site, sink);
    std::vector<Diagnostic> found = sink.Sorted();
    if (fixed != nullptr) {
      const lint::FixedTexts texts = lint::ApplyFixes(found, site.sources(), false);
      const auto one = texts.texts.find(site.main());
      *fixed = one == texts.texts.end() ? std::string(text) : one->second;
    }
    return found;
  }
  // The .cf of `text` without comments and empty lines.
  std::string Lines(std::string_view text) {
    MemoryHost host;
    OldSite::Request request;
    request.path = "contract.mc";
    request.text = std::string(text);
    const OldSite site(host, request);
    std::string out;
    for (const std::string_view line : Split(site.compiled().cf(), '\n')) {
      if (!line.empty() && line[0] != '#') out += std::string(line) + '\n';
    }
    return out;
  }
  static std::string Told(const std::vector<Diagnostic>& findings) {
    std::string told;
    for (const Diagnostic& finding : findings) {
      told += std::string(finding.code) + " " + finding.message + "\n";
    }
    return told;
  }
};

TEST_P(Changes, FindsItsBadExampleAndNothingElseDoes) {
  const std::vector<Diagnostic> found = Find(GetParam()->bad);
  ASSERT_FALSE(found.empty());
  for (const Diagnostic& finding : found) {
    EXPECT_EQ(finding.code, GetParam()->kind.code) << Told(found);
    EXPECT_TRUE(finding.range.known());
  }
}

TEST_P(Changes, IsSilentAboutItsGoodExample) { EXPECT_EQ(Told(Find(GetParam()->good)), ""); }

TEST_P(Changes, IsSilentAfterItsEdit) {
  std::string fixed;
  const std::vector<Diagnostic> found = Find(GetParam()->bad, &fixed);
  for (const Diagnostic& finding : found) {
    if (finding.fixes.empty()) GTEST_SKIP() << "has no edit";
  }
  EXPECT_EQ(Told(Find(fixed)), "") << fixed;
}

// `upgrade --prove` promises that nothing changes by an edit that is not said to decide anything.
TEST_P(Changes, KeepsWhatTheServerDoesUnlessItDecides) {
  if (GetParam()->decides) GTEST_SKIP() << "is meant to change it";
  const std::string_view code = GetParam()->kind.code;
  // Another spelling in the .cf of the same option, and of the same ruleset.
  if (code == "MIG150" || code == "MIG151") GTEST_SKIP() << "is shown by --prove in the specs";
  std::string fixed;
  const std::vector<Diagnostic> found = Find(GetParam()->bad, &fixed);
  if (fixed == GetParam()->bad) GTEST_SKIP() << "has no edit";
  EXPECT_EQ(Lines(fixed), Lines(GetParam()->bad)) << fixed;
}

TEST_P(Changes, SaysWhatAndWhy) {
  const VersionChange& change = *GetParam();
  EXPECT_FALSE(change.summary.empty());
  EXPECT_FALSE(change.summary.ends_with('.'));
  EXPECT_TRUE(change.why.ends_with('.'));
  EXPECT_NE(change.bad, change.good);
  EXPECT_EQ(FindChange(change.kind.code), &change);
  EXPECT_EQ(FindChange(change.kind.name), &change);
}

TEST_P(Changes, HasAFileOfItsName) {
  std::string name(GetParam()->kind.name);
  std::replace(name.begin(), name.end(), '-', '_');
  EXPECT_TRUE(fs::exists(fs::path(MW_ROOT) / "src/migrate/changes" / (name + ".cc"))) << name;
}

INSTANTIATE_TEST_SUITE_P(All, Changes,
                         testing::ValuesIn(migrate::Changes().begin(), migrate::Changes().end()),
                         [](const auto& parameter) {
                           return std::string(parameter.param->kind.code);
                         });

TEST(ChangeTable, StandsInTheOrderOfItsCodes) {
  const auto before = [](const VersionChange* a, const VersionChange* b) {
    return a->kind.code < b->kind.code;
  };
  EXPECT_TRUE(std::is_sorted(migrate::Changes().begin(), migrate::Changes().end(), before));
  std::set<std::string_view> seen;
  for (const VersionChange* change : migrate::Changes()) {
    EXPECT_TRUE(seen.insert(change->kind.code).second) << change->kind.code;
    EXPECT_TRUE(seen.insert(change->kind.name).second) << change->kind.name;
  }
}

// A change of meaning concerns those who wrote before it.
TEST(ChangeTable, TellsOfNewMeaningOnlyToOldFiles) {
  for (const VersionChange* change : migrate::Changes()) {
    if (!change->meaning) continue;
    MemoryHost host;
    OldSite::Request request;
    request.path = "contract.mc";
    request.text = std::string(change->bad);
    request.written_for = change->since;
    const OldSite site(host, request);
    Sink sink;
    FindChanges(site, sink);
    EXPECT_TRUE(sink.Sorted().empty()) << change->kind.code;
  }
}

}  // namespace
}  // namespace mw::migrate
