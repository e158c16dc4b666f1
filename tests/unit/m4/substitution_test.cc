// SPDX-License-Identifier: BSD-2-Clause
// Expected values are those of GNU m4 1.4.19.
#include "m4/substitution.h"

#include <gtest/gtest.h>

#include <chrono>

namespace mw::m4 {
namespace {

constexpr size_t kLimit = 100000000;

// The text, then each warning in brackets.
std::string Show(const Substitution& result) {
  std::string shown = result.text;
  for (const std::string& warning : result.warnings) shown += "[" + warning + "]";
  return shown;
}

std::string Replace(std::string_view text, std::string_view pattern, std::string_view replacement) {
  SubstitutionState state;
  return Show(ReplacePattern(state, text, pattern, replacement, kLimit));
}

std::string Find(std::string_view text, std::string_view pattern,
                 std::optional<std::string_view> replacement = std::nullopt) {
  SubstitutionState state;
  return Show(FindPattern(state, text, pattern, replacement, kLimit));
}

TEST(Substitution, ReplacesEveryMatch) {
  EXPECT_EQ(Replace("abcabc", "b", "<\\&>"), "a<b>ca<b>c");
  EXPECT_EQ(Replace("abc", "b", ""), "ac");
  EXPECT_EQ(Replace("abc", "x", "y"), "abc");
  EXPECT_EQ(Replace("", "x", "y"), "");
  EXPECT_EQ(Replace("GNUs not Unix", "\\w+", "\\&=\\&"), "GNUs=GNUs not=not Unix=Unix");
  EXPECT_EQ(Replace("a,b;c,d", "\\(\\w\\),\\(\\w\\)", "\\2\\1"), "ba;dc");
}

TEST(Substitution, StepsOverEmptyMatches) {
  EXPECT_EQ(Replace("baaac", "a*", "x"), "xbxxcx");
  EXPECT_EQ(Replace("abc", "x*", "-"), "-a-b-c-");
  EXPECT_EQ(Replace("abc", "", "-"), "-a-b-c-");
  EXPECT_EQ(Replace("abc", "", ""), "abc");
  EXPECT_EQ(Replace("ab\ncd", "^", ">"), ">ab\n>cd");
  EXPECT_EQ(Replace("ab\ncd", "$", "<"), "ab<\ncd<");
}

TEST(Substitution, GivesThePlaceOrTheReplacementOfTheFirstMatch) {
  EXPECT_EQ(Find("abc", "c"), "2");
  EXPECT_EQ(Find("abc", "x"), "-1");
  EXPECT_EQ(Find("abc", ""), "0");
  EXPECT_EQ(Find("abc", "x", "y"), "");
  EXPECT_EQ(Find("abc", "\\(b\\)\\(x\\)?", "<\\1\\2>"), "<b>");
  EXPECT_EQ(Find("abc", "", "x\\&y"), "xy");
}

TEST(Substitution, WarnsOfOddReplacements) {
  EXPECT_EQ(Find("abc", "\\(b\\)", "\\1\\2\\\\\\q\\"),
            "b\\q[Warning: sub-expression 2 not present]"
            "[Warning: trailing \\ ignored in replacement]");
  EXPECT_EQ(Replace("ab", ".", "\\3"),
            "[Warning: sub-expression 3 not present][Warning: sub-expression 3 not present]");
}

TEST(Substitution, WarnsOfZeroOnce) {
  SubstitutionState state;
  EXPECT_EQ(Show(ReplacePattern(state, "ab", ".", "<\\0>", kLimit)),
            "<a><b>[Warning: \\0 will disappear, use \\& instead in replacements]");
  EXPECT_EQ(Show(FindPattern(state, "ab", ".", "<\\0>", kLimit)), "<a>");
}

TEST(Substitution, NamesABadPatternInTwoWays) {
  EXPECT_EQ(Find("a", "\\("), "[bad regular expression: `\\(': Unmatched ( or \\(]");
  EXPECT_EQ(Replace("a", "\\(", "b"), "[bad regular expression `\\(': Unmatched ( or \\(]");
}

TEST(Substitution, StopsAtTheLimit) {
  SubstitutionState state;
  EXPECT_TRUE(ReplacePattern(state, std::string(100, 'a'), "a", "bb", 150).too_long);
  EXPECT_FALSE(ReplacePattern(state, std::string(75, 'a'), "a", "bb", 150).too_long);
  EXPECT_TRUE(ReplacePattern(state, std::string(151, 'a'), "x", "", 150).too_long);
  EXPECT_TRUE(FindPattern(state, std::string(100, 'a'), "a*", "\\&\\&", 150).too_long);
}

TEST(Substitution, TakesLinearTime) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "ab ";
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string_view pattern :
       {"b", "\\w+", "\\<", "\\(a\\)b", "[ \n]*", "\\(a\\)\\(b\\)\\2?"}) {
    EXPECT_GE(Replace(text, pattern, "\\&x").size(), 800000u) << pattern;
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

}  // namespace
}  // namespace mw::m4
