// SPDX-License-Identifier: BSD-2-Clause
// Expected values are those of GNU m4 1.4.19.
#include "m4/translit.h"

#include <gtest/gtest.h>

namespace mw::m4 {
namespace {

TEST(Translit, ReplacesDeletesAndExpandsRanges) {
  static constexpr struct {
    std::string_view text, from, to, result;
  } kRows[] = {
      {"GNUs not Unix", "a-zA-Z", "A-Za-z", "gnuS NOT uNIX"},
      {"abc", "a-c", "A-B", "AB"},
      {"abc", "a-c", "", ""},
      {"abc", "", "x", "abc"},
      {"abc", "c-a", "A-C", "CBA"},
      {"abc", "abc", "z-a", "zyx"},
      {"aabb", "aab", "xyz", "xxzz"},
      {"a-b-c", "-", "+", "a+b+c"},
      {"a-b-c", "a-", "+_", "+_b_c"},
      {"a-b-c", "-a", "+_", "_+b+c"},
      {"abc", "a-a", "x", "xbc"},
      {"abcdef", "a-c-e", "1-9", "12345f"},
      {"a-c", "--c", "XYZ", "X"},
      {"+,-./0", "+--", "x-z", "xyz./0"},
      {"abc", "a-c", "---", "-"},
      {"a\xe9\xff", "\xe9-\xff", "e", "ae"},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(Translit(row.text, row.from, row.to), row.result) << row.text << ' ' << row.from;
  }
}

}  // namespace
}  // namespace mw::m4
