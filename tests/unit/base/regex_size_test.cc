// SPDX-License-Identifier: BSD-2-Clause
#include "base/regex_size.h"

#include <gtest/gtest.h>

#include <string>

namespace mw {
namespace {

uint64_t Nodes(std::string_view pattern, RegexSyntax syntax) {
  return MeasureRegex(pattern, syntax).nodes;
}

TEST(RegexSize, CountsWhatIsCopied) {
  EXPECT_EQ(Nodes("a++++", RegexSyntax::kEmacs), 31u);
  EXPECT_EQ(Nodes("a++++", RegexSyntax::kExtended), 31u);
  EXPECT_EQ(Nodes("a\\+\\+\\+\\+", RegexSyntax::kBasic), 31u);
  EXPECT_EQ(Nodes("a++++", RegexSyntax::kBasic), 5u);
  EXPECT_GE(Nodes("a{250}{250}{250}", RegexSyntax::kExtended), 250u * 250u * 250u);
  EXPECT_GE(Nodes("a\\{9,250\\}", RegexSyntax::kBasic), 250u);
  EXPECT_LT(Nodes("a{250}", RegexSyntax::kEmacs), 10u);
}

TEST(RegexSize, KnowsGroupsAndSets) {
  EXPECT_EQ(MeasureRegex("\\(\\(a\\)\\)", RegexSyntax::kEmacs).depth, 2u);
  EXPECT_EQ(MeasureRegex("((a))", RegexSyntax::kExtended).depth, 2u);
  EXPECT_EQ(MeasureRegex("((a))", RegexSyntax::kBasic).depth, 0u);
  EXPECT_EQ(MeasureRegex("[+++++]", RegexSyntax::kExtended).branches, 0u);
  EXPECT_EQ(MeasureRegex("[]+]+", RegexSyntax::kExtended).branches, 1u);
}

TEST(RegexSize, UsualOnesAreBearable) {
  EXPECT_TRUE(
      MeasureRegex("^([a-z0-9.-]+|\\[[0-9.]{7,15}\\])$", RegexSyntax::kExtended).IsBearable());
  EXPECT_FALSE(MeasureRegex("a" + std::string(40, '+'), RegexSyntax::kExtended).IsBearable());
  EXPECT_FALSE(MeasureRegex(std::string(100'000, '('), RegexSyntax::kExtended).IsBearable());
  EXPECT_FALSE(MeasureRegex("a{99999999999999999999}", RegexSyntax::kExtended).IsBearable());
}

}  // namespace
}  // namespace mw
