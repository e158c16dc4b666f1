// SPDX-License-Identifier: BSD-2-Clause
#include "base/source.h"

#include <gtest/gtest.h>

namespace mw {
namespace {

TEST(Source, CountsLinesAndColumnsFromOne) {
  const Source source("x", "ab\ncd\n");
  EXPECT_EQ(source.Place(0).line, 1u);
  EXPECT_EQ(source.Place(2).column, 3u);
  EXPECT_EQ(source.Place(3).line, 2u);
  EXPECT_EQ(source.Place(3).column, 1u);
  EXPECT_EQ(source.Place(99).line, 3u);
  EXPECT_EQ(source.last_line(), 3u);
}

TEST(Source, GivesLinesWithoutNewline) {
  const Source source("x", "ab\n\nlast");
  EXPECT_EQ(source.Line(1), "ab");
  EXPECT_EQ(source.Line(2), "");
  EXPECT_EQ(source.Line(3), "last");
  EXPECT_EQ(source.Line(4), "");
}

TEST(Source, LaterPartOfAStreamGoesOnCounting) {
  const Source source("x", "ab\ncd", 10);
  EXPECT_EQ(source.Place(4).line, 11u);
  EXPECT_EQ(source.Line(11), "cd");
}

TEST(SourceTable, KeepsBytesInPlaceWhenItGrows) {
  SourceTable table;
  const std::string_view first = table.Get(table.Add("a", "short")).bytes();
  for (int i = 0; i < 1000; ++i) table.Add("b", "text");
  EXPECT_EQ(first, "short");
  EXPECT_EQ(table.Format({0, 2}), "a:1:3");
  EXPECT_EQ(table.Format({}), "-");
}

}  // namespace
}  // namespace mw
