// SPDX-License-Identifier: BSD-2-Clause
#include "cf/options.h"

#include <gtest/gtest.h>

#include <string_view>

namespace mw::cf {
namespace {

constexpr std::string_view kDigits = "0123456789";

bool IsTime(std::string_view text) {
  const size_t unit = text.find_first_not_of(kDigits);
  return unit > 0 && unit + 1 == text.size() &&
         std::string_view("smhdw").find(text[unit]) != std::string_view::npos;
}

// They are compared with values of real files: words about them would equal none.
TEST(Options, HaveDefaultsThatAreValuesOfTheirType) {
  for (const Option& option : Options()) {
    const std::string_view value = option.default_value;
    if (value.empty()) continue;
    EXPECT_EQ(value.find('"'), std::string_view::npos) << option.name;
    switch (option.type) {
      case OptionType::kBoolean:
        EXPECT_NE(std::string_view("tTfF").find(value[0]), std::string_view::npos) << option.name;
        break;
      case OptionType::kNumber:
      case OptionType::kMode:
        // Two numbers in MaxMimeHeaderLength.
        EXPECT_EQ(value.find_first_not_of("0123456789/"), std::string_view::npos) << option.name;
        break;
      case OptionType::kTime:
        EXPECT_TRUE(IsTime(value)) << option.name;
        break;
      default:
        break;
    }
  }
}

TEST(Options, HaveNoDefaultWhereDocumentsGiveAnExample) {
  for (const char* name : {"FallbackMXhost", "ConnectOnlyTo", "RunAsUser", "DeadLetterDrop",
                           "LDAPDefaultSpec", "HostStatusDirectory"}) {
    ASSERT_NE(FindOption(name).option, nullptr) << name;
    EXPECT_EQ(FindOption(name).option->default_value, "") << name;
  }
}

}  // namespace
}  // namespace mw::cf
