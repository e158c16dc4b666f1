// SPDX-License-Identifier: BSD-2-Clause
#include "maps/source.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace mw::maps {
namespace {

// The rows of a text in one line: "key=value", or "!fault(key)".
std::string Dump(std::string text, const SourceFormat& format = {}, bool at_end = true) {
  const size_t size = text.size();
  text.push_back('#');
  RowReader reader(format, text.data(), size, at_end);
  std::string dump;
  SourceRow row;
  while (reader.Next(row)) {
    const char* const faults[] = {"", "!long", "!space", "!value "};
    dump += std::to_string(reader.pieces()) + ":" + faults[static_cast<int>(row.fault)];
    dump += Printable(row.key);
    if (row.fault == RowFault::kNone) dump += "=" + Printable(row.value);
    dump += " ";
  }
  return dump;
}

TEST(RowReader, SplitsAtWhiteSpace) {
  EXPECT_EQ(Dump("A\t1\nb  \t2 3 \n\n#c\nd\vx"), "1:a=1 2:b=2 3  5:d=x ");
}

TEST(RowReader, NamesWhatIsWrong) {
  EXPECT_EQ(Dump(" x\nA\nb \t\n"), "1:!space 2:!value a 3:!value b ");
  EXPECT_EQ(Dump("a\nb\t", {.allow_empty = true}), "1:a= 2:b= ");
}

TEST(RowReader, SplitsAtOneByteOnly) {
  EXPECT_EQ(Dump("a b:c:d\n::x\n:\n y:z\n", {.separator = ':'}),
            "1:a b=c:d 2:=x 3:!value  4: y=z ");
}

TEST(RowReader, ReadsPiecesOf1023Bytes) {
  const std::string fits = "k " + std::string(1020, 'v');
  EXPECT_EQ(Dump(fits + "\n").substr(0, 4), "1:k=");
  EXPECT_EQ(Dump("k " + std::string(1021, 'v') + "\nz 1\n"), "1:!long 3:z=1 ");
  EXPECT_EQ(Dump("k " + std::string(1021, 'v')), "1:!long ");
  EXPECT_EQ(Dump("k " + std::string(1022, 'v') + "\n"), "1:!long 2:!value v ");
}

TEST(RowReader, HidesWhatFollowsNul) {
  EXPECT_EQ(Dump(std::string("a\0b c\nd e\n", 10)), "1:!long 2:d=e ");
  EXPECT_EQ(Dump(std::string("a b\0c", 5)), "1:a=b ");
  EXPECT_EQ(Dump(std::string("a b\0c", 5), {}, false), "1:!long ");
}

TEST(RowReader, PutsNulBehindKeysAndValues) {
  char text[] = "Key value\nx y#";
  RowReader reader({.include_null = true}, text, 13, true);
  SourceRow row;
  ASSERT_TRUE(reader.Next(row));
  EXPECT_EQ(std::string_view(row.key.data(), 4), std::string_view("key\0", 4));
  EXPECT_EQ(std::string_view(row.value.data(), 6), std::string_view("value\0", 6));
  ASSERT_TRUE(reader.Next(row));
  EXPECT_EQ(std::string_view(row.value.data(), 2), std::string_view("y\0", 2));
  EXPECT_FALSE(reader.Next(row));
}

}  // namespace
}  // namespace mw::maps
