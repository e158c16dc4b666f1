// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/settings.h"

#include <gtest/gtest.h>

namespace mw::migrate {
namespace {

TEST(NormalValue, IsWhatTheOptionMeans) {
  const struct {
    const char *name, *value, *same;
  } rows[] = {
      {"Timeout.initial", "5m", "300s"},
      {"Timeout.initial", "5", "300s"},
      {"Timeout.queuereturn", "5", "5d"},
      {"Timeout.queuewarn", "1h30m", "90m"},
      {"Timeout.ident", "0", "0s"},
      {"PrivacyOptions", "novrfy, Authwarnings", "authwarnings,novrfy"},
      {"SevenBitInput", "t", "True"},
      {"SevenBitInput", "no", "False"},
      {"TempFileMode", "600", "0600"},
      {"SmtpGreetingMessage", "$j  Sendmail", "$j Sendmail"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(NormalValue(row.name, row.value), NormalValue(row.name, row.same)) << row.name;
  }
  EXPECT_NE(NormalValue("Timeout.initial", "5m"), NormalValue("Timeout.initial", "6m"));
  EXPECT_NE(NormalValue("PrivacyOptions", "novrfy"), NormalValue("PrivacyOptions", "noexpn"));
}

TEST(NormalValue, KeepsATimeThatIsNone) {
  EXPECT_EQ(NormalValue("Timeout.initial", "soon"), "soon");
  EXPECT_EQ(NormalValue("Timeout.initial", ""), "");
}

TEST(Defaults, ComeFromTheTables) {
  const SettingDefaults defaults;
  EXPECT_EQ(defaults.Of("option", "Timeout.initial"), "300s");
  EXPECT_EQ(defaults.Of("option", "MinFreeBlocks"), "100");
  EXPECT_EQ(defaults.Of("option", "FallbackMXhost"), "");
  EXPECT_EQ(defaults.Of("option", "NoSuchOption"), "");
  EXPECT_EQ(defaults.Of("macro", "MinFreeBlocks"), "");
}

}  // namespace
}  // namespace mw::migrate
