// SPDX-License-Identifier: BSD-2-Clause
#include "base/spelling.h"

#include <gtest/gtest.h>

namespace mw {
namespace {

TEST(Spelling, CountsEdits) {
  EXPECT_EQ(EditDistance("mailer", "mailer", 3), 0u);
  EXPECT_EQ(EditDistance("MAILER", "mailer", 3), 0u);
  EXPECT_EQ(EditDistance("acess", "access", 3), 1u);
  EXPECT_EQ(EditDistance("amiler", "mailer", 3), 1u);  // neighbours swapped
  EXPECT_EQ(EditDistance("a", "wholly different", 3), 4u);
}

TEST(Spelling, FindsTheNearestName) {
  const std::string_view known[] = {"access_db", "accept_unqualified_senders", "mailertable"};
  EXPECT_EQ(NearestName("acess_db", known), "access_db");
  EXPECT_EQ(NearestName("mailertabel", known), "mailertable");
  EXPECT_EQ(NearestName("virtusertable", known), std::nullopt);
}

}  // namespace
}  // namespace mw
