// SPDX-License-Identifier: BSD-2-Clause
#include "maps/posix_regex.h"

#include <gtest/gtest.h>
#include <regex.h>

#include <random>

namespace mw::maps {
namespace {

bool LibraryMatches(const std::string& pattern, bool fold, const std::string& text) {
  regex_t regex;
  if (regcomp(&regex, pattern.c_str(), REG_EXTENDED | REG_NOSUB | (fold ? REG_ICASE : 0)) != 0) {
    return false;
  }
  const bool matches = regexec(&regex, text.c_str(), 0, nullptr, 0) == 0;
  regfree(&regex);
  return matches;
}

std::string RandomFrom(std::mt19937& random, std::string_view letters, size_t longest) {
  std::string text;
  for (size_t i = random() % (longest + 1); i > 0; --i) text += letters[random() % letters.size()];
  return text;
}

TEST(PosixRegex, FastMatcherAgreesWithTheLibrary) {
  std::mt19937 random(99);
  int fast = 0, slow = 0;
  for (int round = 0; round < 6000; ++round) {
    const std::string pattern = RandomFrom(random, "aabAB.^$*+?()|[]{}1,2-\\:<", 9);
    const bool fold = random() % 2 == 0;
    const auto regex = PosixRegex::Compile(pattern, {.extended = true, .fold_case = fold});
    if (!regex) continue;
    ((*regex)->is_fast() ? fast : slow)++;
    for (int i = 0; i < 8; ++i) {
      const std::string text = RandomFrom(random, "aabAB.^$*1-\\\n\xE4", 7);
      ASSERT_EQ((*regex)->Match(text, nullptr), LibraryMatches(pattern, fold, text))
          << "pattern " << pattern << " text " << text << " fast " << (*regex)->is_fast();
    }
  }
  EXPECT_GT(fast, 300);
  EXPECT_GT(slow, 100);
}

TEST(PosixRegex, TakesTheFastMatcherForUsualPatterns) {
  for (const char* pattern : {"^[0-9]+\\.[0-9]+$", "(foo|bar)baz", "^a{1,3}[[:alpha:]]$"}) {
    EXPECT_TRUE((*PosixRegex::Compile(pattern, {}))->is_fast()) << pattern;
  }
  for (const char* pattern : {"(a)\\1", "\\<a\\>", "[\\d]", "a{,3}", "\xE4"}) {
    EXPECT_FALSE((*PosixRegex::Compile(pattern, {}))->is_fast()) << pattern;
  }
}

TEST(PosixRegex, GivesGroups) {
  const auto regex = PosixRegex::Compile("^([a-z]+)(x)?", {.groups = true});
  ASSERT_TRUE(regex.ok());
  std::vector<PosixRegex::Span> spans;
  ASSERT_TRUE((*regex)->Match("abc1", &spans));
  ASSERT_EQ(spans.size(), 3u);
  EXPECT_EQ(spans[1], (PosixRegex::Span{0, 3}));
  EXPECT_EQ(spans[2], (PosixRegex::Span{-1, -1}));
}

TEST(PosixRegex, PassesOnTheLibrarysError) {
  EXPECT_EQ(PosixRegex::Compile("(", {}).failure().message, "Unmatched ( or \\(");
}

}  // namespace
}  // namespace mw::maps
