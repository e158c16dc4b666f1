// SPDX-License-Identifier: BSD-2-Clause
#include "base/text.h"

#include <gtest/gtest.h>

namespace mw {
namespace {

TEST(Text, TrimsWhiteSpaceAtBothEnds) {
  EXPECT_EQ(Trim(" \t a b\r\n"), "a b");
  EXPECT_EQ(Trim(" \n"), "");
}

TEST(Text, SplitKeepsEmptyPieces) {
  EXPECT_EQ(Split("a,,b,", ','), (std::vector<std::string_view>{"a", "", "b", ""}));
  EXPECT_EQ(Split("", ','), (std::vector<std::string_view>{""}));
}

TEST(Text, SplitWordsDropsEmptyOnes) {
  EXPECT_EQ(SplitWords("  a\t b\n"), (std::vector<std::string_view>{"a", "b"}));
  EXPECT_TRUE(SplitWords(" ").empty());
}

TEST(Text, PrintableShowsControlAndStrayBytes) {
  EXPECT_EQ(Printable("a\tb\n\x01\x7f"), "a\\tb\\n\\x01\\x7f");
  EXPECT_EQ(Printable("\xc3\xa9 \xff \xc3"), "\xc3\xa9 \\xff \\xc3");
  EXPECT_EQ(Printable("abcdef", 3), "abc...");
}

TEST(Text, FoldsAsciiOnly) {
  EXPECT_EQ(FoldCase("ABC\xc3\x89"), "abc\xc3\x89");
  EXPECT_TRUE(EqualFolded("MaIl", "mail"));
  EXPECT_FALSE(EqualFolded("mail", "mails"));
}

TEST(Text, SplitsPaths) {
  EXPECT_EQ(BaseName("/etc/mail/a.mc"), "a.mc");
  EXPECT_EQ(DirName("/etc/mail/a.mc"), "/etc/mail");
  EXPECT_EQ(DirName("a.mc"), ".");
  EXPECT_EQ(DirName("/a"), "/");
}

}  // namespace
}  // namespace mw
