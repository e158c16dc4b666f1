// SPDX-License-Identifier: BSD-2-Clause
// Expected values are those of GNU m4 1.4.19.
#include "m4/regex.h"

#include <gtest/gtest.h>

#include "m4/regex_syntax.h"

namespace mw::m4 {
namespace {

// "begin,end" of the match and of each group that took part, or the failure.
std::string Search(std::string_view pattern, std::string_view text, size_t start = 0) {
  const auto regex = Regex::Compile(pattern);
  if (!regex) return regex.failure().message;
  Groups groups;
  const Regex::Outcome outcome = (*regex)->Search(text, start, true, groups);
  if (outcome == Regex::Outcome::kFailed) return "failed";
  std::string shown = outcome == Regex::Outcome::kFound ? "" : "absent";
  for (const Group& group : groups) {
    if (group.begin < 0) continue;
    if (!shown.empty()) shown += ' ';
    shown += std::to_string(group.begin) + ',' + std::to_string(group.end);
  }
  return shown;
}

// As Search, but behind 10,000 bytes without a match, so that the fast way is taken; offsets are
// given without them.
std::string SearchFar(std::string_view pattern, std::string_view text) {
  static constexpr size_t kFar = 10000;
  const auto regex = Regex::Compile(pattern);
  if (!regex) return regex.failure().message;
  const std::string far = std::string(kFar, '\n') + std::string(text);
  Groups groups;
  for (int i = 0; i < 2; ++i) {
    if ((*regex)->Search(far, kFar, true, groups) != Regex::Outcome::kFound) return "absent";
  }
  std::string shown;
  for (const Group& group : groups) {
    if (group.begin < 0) continue;
    if (!shown.empty()) shown += ' ';
    shown += std::to_string(group.begin - static_cast<ptrdiff_t>(kFar)) + ',' +
             std::to_string(group.end - static_cast<ptrdiff_t>(kFar));
  }
  return shown;
}

TEST(Regex, FindsTheLongestOfTheLeftmostMatches) {
  static constexpr struct {
    std::string_view pattern, text, result;
  } kRows[] = {
      {"b", "abc", "1,2"},
      {"", "abc", "0,0"},
      {"a\\|ab\\|abc", "xabcd", "1,4"},
      {"\\(a\\|ab\\)\\(c\\|bcd\\)", "abcd", "0,4 0,1 1,4"},
      {"\\(b*\\)c", "abbc", "1,4 1,3"},
      {"x*", "abc", "0,0"},
      {"a.c", "a\nc abc", "4,7"},
      {"[^x]+", "xa\nbx", "1,4"},
      {"^b", "a\nb", "2,3"},
      {"a$", "a\nb", "0,1"},
      {"\\`b", "a\nb", "absent"},
      {"a\\'", "a\nb", "absent"},
      {"a^b$c", "a^b$c", "0,5"},
      {"\\(^a\\)\\|b", "ab", "0,1 0,1"},
      {"*a", "x*a", "1,3"},
      {"^*", "*", "0,1"},
      {"\\(*\\)", "*", "0,1 0,1"},
      {"a**", "aaa", "0,3"},
      {"a+?", "aaa", "0,3"},
      {"a\\+", "aa+", "1,3"},
      {"a\\{1\\}", "a{1}", "0,4"},
      {"\\w+\\W\\w+", "-ab cd-", "1,6"},
      {"\\bb", "ab b", "3,4"},
      {"\\Bb", "b ab", "3,4"},
      {"\\<b\\>", "ab b", "3,4"},
      {"\\s\\S", "a b", "1,3"},
      {"\\(a\\)\\1", "aba aa", "4,6 4,5"},
      {"[]a]+", "x]a]", "1,4"},
      {"[^]a]", "]ab", "2,3"},
      {"[a-]+", "b-a", "1,3"},
      {"[-a]+", "b-a", "1,3"},
      {"[z-a]", "az", "absent"},
      {"[\\n]+", "\\n", "0,2"},
      {"[[:a]+", "[:a", "0,3"},
      {"[\xe9]", "\xe9", "0,1"},
      {".", "\xe9", "0,1"},
      {"[[.a.]]", "a", "0,1"},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(Search(row.pattern, row.text), row.result) << row.pattern;
    if (row.pattern[0] == '\0' || row.pattern.starts_with("\\`")) continue;
    EXPECT_EQ(SearchFar(row.pattern, row.text), row.result) << row.pattern;
  }
}

TEST(Regex, SeesWhatStandsBeforeTheStart) {
  EXPECT_EQ(Search("^b", "ab", 1), "absent");
  EXPECT_EQ(Search("^b", "\nb", 1), "1,2");
  EXPECT_EQ(Search("\\bb", "ab b", 1), "3,4");
  EXPECT_EQ(Search("\\`", "ab", 1), "absent");
  EXPECT_EQ(Search("b", "bab", 1), "2,3");
}

TEST(Regex, SaysWhatIsWrongWithAPattern) {
  static constexpr struct {
    std::string_view pattern, result;
  } kRows[] = {
      {"\\(", "Unmatched ( or \\("},
      {"\\)", "Unmatched ) or \\)"},
      {"[b", "Unmatched [, [^, [:, [., or [="},
      {"[", "Invalid regular expression"},
      {"b\\", "Trailing backslash"},
      {"\\2", "Invalid back reference"},
      {"[a-c-e]", "Invalid range end"},
      {"[[.foo.]]", "Invalid collation character"},
  };
  for (const auto& row : kRows) EXPECT_EQ(Search(row.pattern, ""), row.result) << row.pattern;
}

TEST(Regex, RefusesPatternsThatWouldExhaustMemory) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "\\(";
  EXPECT_EQ(Search(deep, "a"), "Regular expression too big");
  std::string doubled = "\\<a";
  for (int i = 0; i < 40; ++i) doubled += '+';
  EXPECT_EQ(Search(doubled, "a"), "Regular expression too big");
}

TEST(Regex, LeavesTooMuchForGlibcToRe2) {
  EXPECT_EQ(Search("a" + std::string(40, '+'), "baa"), "1,3");
  std::string words = "z";
  for (int i = 0; i < 5000; ++i) words += "\\|w" + std::to_string(i) + "x";
  EXPECT_EQ(Search(words, "- w4999x"), "2,8");
}

TEST(Regex, ComesFromTheCacheWhenUsedBefore) {
  RegexCache cache;
  const Regex* first = *cache.Get("a*");
  for (int i = 0; i < 60; ++i) ASSERT_TRUE(cache.Get("b" + std::to_string(i)).ok());
  EXPECT_EQ(*cache.Get("a*"), first);
  for (int i = 0; i < 200; ++i) ASSERT_TRUE(cache.Get("c" + std::to_string(i)).ok());
  EXPECT_TRUE(cache.Get("a*").ok());
  EXPECT_FALSE(cache.Get("\\(").ok());
}

TEST(RegexSyntax, LeavesToGlibcWhatRe2DoesNotHave) {
  for (const std::string_view pattern :
       {"\\(a\\)\\1", "\\<a", "[[.a.]]", "[a--]", "\\(^a\\)*", "\\(", "\\)", "[a", "a\\"}) {
    EXPECT_FALSE(TranslatePattern(pattern)) << pattern;
  }
  EXPECT_EQ(TranslatePattern("a\\.b")->re2, "a.b");
  EXPECT_TRUE(TranslatePattern("a\\.b")->literal);
  EXPECT_EQ(TranslatePattern("\\(a*\\|\\)+?")->re2, "(?:\\x61*|)*");
}

}  // namespace
}  // namespace mw::m4
