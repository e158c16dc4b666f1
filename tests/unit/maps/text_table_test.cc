// SPDX-License-Identifier: BSD-2-Clause
// The rows are makemap's own behaviour, measured with makemap 8.17.1.9.
#include "maps/text_table.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace mw::maps {
namespace {

std::string Dump(const TextTable& table) {
  std::string text;
  for (const auto& entry : table.entries()) {
    text += fmt::format("{}:[{}]=[{}] ", entry.line, entry.key, entry.value);
  }
  for (const auto& problem : table.problems()) text += ProblemText(problem) + "; ";
  return text;
}

TEST(TextTable, ReadsLinesAsMakemapDoes) {
  struct Row {
    std::string text, result;
  };
  const std::string longest(1020, 'v');
  const Row rows[] = {
      {"a\t1\na\t2\nb\t3\n", "1:[a]=[1] 3:[b]=[3] line 2: key a: duplicate key; "},
      {"a\t1\nA\t2\n", "1:[a]=[1] line 2: key a: duplicate key; "},
      {"\tval\n \n #c\n",
       "line 1: syntax error (leading space); line 2: syntax error (leading "
       "space); line 3: syntax error (leading space); "},
      {"\n#c\n\n", ""},
      {"a b # c\n", "1:[a]=[b # c] "},
      {"a\na \t \n", "line 1: no RHS for LHS a; line 2: no RHS for LHS a; "},
      {"a\tv1  v2 \t\n", "1:[a]=[v1  v2 \t] "},
      {"a\tv\r\n", "1:[a]=[v\r] "},
      {"a\tv", "1:[a]=[v] "},
      {"a\vv\nc\fw\n", "1:[a]=[v] 2:[c]=[w] "},
      {std::string("a\tv\0w\nb\tx\n", 10), "2:[b]=[x] line 1: line too long (1024 bytes max); "},
      {"a\t" + longest + "\n", "1:[a]=[" + longest + "] "},
      {"a\t" + longest + "v\nb\tx\n", "3:[b]=[x] line 1: line too long (1024 bytes max); "},
      {"\xC4\xD6 x\n", "1:[\xC4\xD6]=[x] "},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Dump(TextTable(row.text, {})), row.result) << row.text;
  }
}

TEST(TextTable, HonoursItsOptions) {
  EXPECT_EQ(Dump(TextTable("a\t1\nA\t2\n", {.fold_keys = false})), "1:[a]=[1] 2:[A]=[2] ");
  EXPECT_EQ(Dump(TextTable("a\t1\na\t2\n", {.replace = true})), "2:[a]=[2] ");
  EXPECT_EQ(Dump(TextTable("a\n", {.allow_empty = true})), "1:[a]=[] ");
  EXPECT_EQ(Dump(TextTable("a:b\tv\na::b : c\n:x\n d : b\n", {.separator = ':'})),
            "1:[a]=[b\tv] 3:[]=[x] 4:[ d ]=[ b] line 2: key a: duplicate key; ");
  EXPECT_EQ(Dump(TextTable(";c\n#d\tv\n", {.comment = ';'})), "2:[#d]=[v] ");
}

TEST(TextTable, FindsByKey) {
  const TextTable table("One 1\ntwo 2\n", {});
  ASSERT_NE(table.Find("one"), nullptr);
  EXPECT_EQ(table.Find("one")->value, "1");
  EXPECT_EQ(table.Find("two")->line, 2u);
  EXPECT_EQ(table.Find("One"), nullptr);
}

TEST(TextTable, WritesNetworksOutWhenAskedTo) {
  const std::string text =
      "10.0.0.0/15\tA\nconnect:10.1.4.0/23\tB\n10.1\tC\n10.1.0.0/14\tD\n10.2.0.0/30x\tE\n";
  EXPECT_EQ(Dump(TextTable(text, {})),
            "1:[10.0.0.0/15]=[A] 2:[connect:10.1.4.0/23]=[B] 3:[10.1]=[C] 4:[10.1.0.0/14]=[D] "
            "5:[10.2.0.0/30x]=[E] ");
  // The most specific wins, wherever it stands; what is no network stays as it is.
  EXPECT_EQ(
      Dump(TextTable(text, {.networks = true})),
      "1:[10.0]=[A] 3:[10.1]=[C] 2:[connect:10.1.4]=[B] 2:[connect:10.1.5]=[B] 4:[10.1.0.0/14]=[D] "
      "5:[10.2.0.0/30x]=[E] ");
  EXPECT_EQ(Dump(TextTable("10.0.0.0/16\tA\n10.0.0.0/15\tB\n", {.networks = true})),
            "1:[10.0]=[A] 2:[10.1]=[B] ");
  EXPECT_EQ(Dump(TextTable("10.0.0.0/15\tB\n10.0.0.0/16\tA\n", {.networks = true})),
            "2:[10.0]=[A] 1:[10.1]=[B] ");
}

}  // namespace
}  // namespace mw::maps
