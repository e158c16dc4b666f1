// SPDX-License-Identifier: BSD-2-Clause
#include "maps/value.h"

#include <gtest/gtest.h>

namespace mw::maps {
namespace {

TEST(Value, SubstitutesArguments) {
  struct Row {
    std::string_view stored, value;
  };
  const Row rows[] = {
      {"bar %1 and %2 (%0)", "bar one and two (Key)"},
      {"%9%3", ""},
      {"100%% %x %", "100% %x %"},
      {"%%1", "%1"},
      {"", ""},
      {std::string_view("a\0b", 3), "a"},
  };
  const std::string_view args[] = {"one", "two"};
  for (const Row& row : rows) {
    Answer answer;
    SetFoundValue({.key = "Key", .args = args}, row.stored, {}, answer);
    EXPECT_EQ(answer.value, row.value);
    EXPECT_EQ(answer.outcome, Outcome::kFound);
  }
}

TEST(Value, AppendsTheSuffixUnchanged) {
  MapFlags flags;
  flags.suffix = ".%0%%";
  Answer answer;
  SetFoundValue({.key = "k", .args = {}}, "v%0", flags, answer);
  EXPECT_EQ(answer.value, "vk.%0%%");
}

TEST(Value, MatchOnlyGivesTheKey) {
  MapFlags flags;
  flags.match_only = true;
  flags.suffix = "@x";
  Answer answer;
  SetFoundValue({.key = "K%0", .args = {}}, "v", flags, answer);
  EXPECT_EQ(answer.value, "K%0@x");
}

}  // namespace
}  // namespace mw::maps
