// SPDX-License-Identifier: BSD-2-Clause
#include "m4/debug_flags.h"

#include <gtest/gtest.h>

namespace mw::m4 {
namespace {

// The flags "acq" changed by `change`, as letters; "bad" when that is refused.
std::string Change(std::string_view change) {
  const auto flags = ChangeDebugFlags(*DebugFlagsFromText("acq"), change);
  return flags ? DebugFlagsToText(*flags) : "bad";
}

TEST(DebugFlags, DefaultToArgumentsExpansionAndQuotes) {
  EXPECT_EQ(DebugFlagsToText(*DebugFlagsFromText("")), "aeq");
  EXPECT_EQ(DebugFlagsToText({}), "");
}

TEST(DebugFlags, KnowEveryLetterAndOneForAll) {
  EXPECT_EQ(DebugFlagsToText(*DebugFlagsFromText("xtqplifeca")), "acefilpqtx");
  EXPECT_EQ(DebugFlagsToText(*DebugFlagsFromText("V")), "acefilpqtx");
}

TEST(DebugFlags, RefuseOtherLettersAndPrefixes) {
  for (const std::string_view text : {"z", "az", "A", "a b", "+a", "-a"}) {
    EXPECT_FALSE(DebugFlagsFromText(text)) << text;
  }
}

TEST(DebugFlags, ChangeByPrefix) {
  EXPECT_EQ(Change("tx"), "tx");
  EXPECT_EQ(Change(""), "aeq");
  EXPECT_EQ(Change("+t"), "acqt");
  EXPECT_EQ(Change("+"), "aceq");
  EXPECT_EQ(Change("-a"), "cq");
  EXPECT_EQ(Change("-"), "c");
  EXPECT_EQ(Change("-V"), "");
  EXPECT_EQ(Change("++a"), "bad");
  EXPECT_EQ(Change("+z"), "bad");
}

}  // namespace
}  // namespace mw::m4
