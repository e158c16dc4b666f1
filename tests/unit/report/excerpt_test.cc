// SPDX-License-Identifier: BSD-2-Clause
#include "report/excerpt.h"

#include <gtest/gtest.h>

namespace mw::report {
namespace {

struct Case {
  std::string_view line;
  size_t begin, end;
  std::string_view text, mark;
};

TEST(Excerpt, MarksTheRange) {
  using namespace std::string_view_literals;
  const Case cases[] = {
      {"FEATURE(`x')", 0, 12, "FEATURE(`x')", "^~~~~~~~~~~~"},
      {"FEATURE(`x')", 9, 10, "FEATURE(`x')", "         ^"},
      {"ab", 1, 1, "ab", " ^"},
      {"ab", 2, 2, "ab", "  ^"},
      {"ab", 1, 900, "ab", " ^"},
      {"ab", 900, 901, "ab", "  ^"},
      {"", 0, 0, "", "^"},
      {"\tx", 1, 2, "        x", "        ^"},
      {"ab\tx", 2, 3, "ab      x", "  ^~~~~~"},
      {"ab\tx", 2, 2, "ab      x", "  ^"},
      {"a\r", 1, 2, "a\\r", " ^~"},
      {"a\0b"sv, 0, 3, "a\\0b", "^~~~"},
      {"\x1b[31mred", 0, 1, "\\x1b[31mred", "^~~~"},
      {"\xe4x", 1, 2, "\\xe4x", "    ^"},
      {"\xc3\xa4x", 2, 3, "\xc3\xa4x", " ^"},
      {"\xc3\xa4x", 0, 3, "\xc3\xa4x", "^~"},
      {"\xc3\xa4x", 1, 2, "\xc3\xa4x", "^"},
      {"a\xe2\x80\xae", 0, 1, "a\\u202e", "^"},
  };
  for (const Case& c : cases) {
    const Excerpt excerpt = MakeExcerpt(c.line, c.begin, c.end, 100);
    EXPECT_EQ(excerpt.text, c.text);
    EXPECT_EQ(excerpt.mark, c.mark) << c.text;
  }
}

TEST(Excerpt, MarksBelowWideAndCombiningCharacters) {
  const Excerpt wide = MakeExcerpt("\xe6\xbc\xa2\xe5\xad\x97 x", 7, 8, 80);  // two wide ones
  EXPECT_EQ(wide.mark, "     ^");
  const Excerpt combining = MakeExcerpt("a\xcc\x88 x", 4, 5, 80);  // a with a diaeresis
  EXPECT_EQ(combining.mark, "  ^");
}

TEST(Excerpt, CutsALongLineAroundTheMark) {
  const std::string line = std::string(500, 'a') + "HERE" + std::string(500, 'b');
  const Excerpt excerpt = MakeExcerpt(line, 500, 504, 40);
  EXPECT_EQ(excerpt.text.size(), 40u);
  EXPECT_EQ(excerpt.text.substr(0, 4), "...a");
  EXPECT_EQ(excerpt.text.substr(excerpt.text.size() - 4), "b...");
  EXPECT_EQ(excerpt.mark.find('^'), excerpt.text.find("HERE"));
  EXPECT_EQ(excerpt.mark.substr(excerpt.mark.find('^')), "^~~~");
}

TEST(Excerpt, CutsOnlyTheEndThatIsTooFarAway) {
  const std::string line(500, 'a');
  EXPECT_EQ(MakeExcerpt(line, 0, 1, 40).text, std::string(34, 'a') + "...");
  EXPECT_EQ(MakeExcerpt(line, 500, 500, 40).text, "..." + std::string(34, 'a'));
  EXPECT_EQ(MakeExcerpt(line, 500, 500, 40).mark, std::string(37, ' ') + "^");
}

TEST(Excerpt, LinesWithinTheWidthAreShownWhole) {
  const std::string line(94, 'a');
  EXPECT_EQ(MakeExcerpt(line, 40, 41, 100).text, line);
}

TEST(Utf8, AcceptsOnlyTheShortestForms) {
  char32_t c = 0;
  EXPECT_EQ(DecodeUtf8("\xf0\x9f\x93\xa7", &c), 4u);
  EXPECT_EQ(c, char32_t{0x1f4e7});
  for (const char* wrong : {"\x80", "\xc0\x80", "\xc3", "\xe0\x80\x80", "\xed\xa0\x80",
                            "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80", "\xc3("}) {
    EXPECT_EQ(DecodeUtf8(wrong, &c), 0u);
  }
}

}  // namespace
}  // namespace mw::report
