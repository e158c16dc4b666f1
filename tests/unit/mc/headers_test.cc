// SPDX-License-Identifier: BSD-2-Clause
#include "mc/headers.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace mw::mc {
namespace {

constexpr const char* kWhole =
    "dnl SPDX-License-Identifier: BSD-2-Clause\n"
    "dnl NAME       sample\n"
    "dnl SUMMARY    what it does\n"
    "dnl            and for whom\n"
    "dnl DEPRECATED FEATURE(`better')\n"
    "dnl ARGUMENTS  map [optional, default hash /etc/mail/x, or LDAP]  the map\n"
    "dnl            mode [required, one of fast/slow, any case, first letter]  how\n"
    "dnl            more [optional, repeated]  the rest\n"
    "dnl SETTINGS   SAMPLE_PATH [default /bin/x -a [y]]  the program\n"
    "dnl            SAMPLE_MAX [unset]  a limit\n"
    "dnl PROVIDES   map sample, ruleset Sample\n"
    "dnl            rules Parse1\n"
    "dnl REQUIRES   feature access_db before if argument 1 missing : the map gives it\n"
    "dnl            warning define LUSER_RELAY if argument 2 is fast\n"
    "dnl CONFLICTS  mailer uucp before\n"
    "dnl PLACE      before MAILER, repeatable\n"
    "dnl SINCE      8.12.0\n"
    "dnl MAP        sample key -> value\n"
    "dnl EXAMPLE    FEATURE(`sample',\n"
    "dnl              `x')\n"
    "dnl\n"
    "dnl NAME is not a field here\n"
    "body\n";

// The faults as "LINE: MESSAGE" lines.
std::string Faults(std::string_view text) {
  std::vector<HeaderFault> faults;
  if (!HeaderFromText(text, faults)) return "no header\n";
  std::string lines;
  for (const HeaderFault& fault : faults)
    lines += fmt::format("{}: {}\n", fault.line, fault.message);
  return lines;
}

std::string WithLine(std::string_view line) {
  return fmt::format(
      "dnl SPDX-License-Identifier: BSD-2-Clause\ndnl NAME       x\ndnl SUMMARY    x\n"
      "dnl ARGUMENTS  -\ndnl PROVIDES   -\n{}\ndnl PLACE      anywhere\ndnl EXAMPLE    x\n",
      line);
}

TEST(Headers, AreReadWhole) {
  std::vector<HeaderFault> faults;
  const std::optional<Header> header = HeaderFromText(kWhole, faults);
  ASSERT_TRUE(header.has_value());
  EXPECT_TRUE(faults.empty()) << faults[0].line << faults[0].message;
  EXPECT_EQ(header->name, "sample");
  EXPECT_EQ(header->summary, "what it does and for whom");
  EXPECT_EQ(header->deprecated, "FEATURE(`better')");
  EXPECT_EQ(header->provides.size(), 3u);
  EXPECT_EQ(header->provides[2].kind, "rules");
  EXPECT_TRUE(header->HasPlace("repeatable"));
  EXPECT_FALSE(header->HasPlace("last"));
  EXPECT_EQ(header->since, "8.12.0");
  EXPECT_EQ(header->maps, std::vector<std::string>{"sample key -> value"});
  EXPECT_EQ(header->example, (std::vector<std::string>{"FEATURE(`sample',", "  `x')"}));
}

TEST(Headers, GiveArgumentsAndSettings) {
  std::vector<HeaderFault> faults;
  const Header header = *HeaderFromText(kWhole, faults);
  ASSERT_EQ(header.arguments.size(), 3u);
  EXPECT_FALSE(header.arguments[0].required);
  EXPECT_EQ(header.arguments[0].default_text, "hash /etc/mail/x, or LDAP");
  EXPECT_TRUE(header.arguments[1].required);
  EXPECT_EQ(header.arguments[1].words, (std::vector<std::string>{"fast", "slow"}));
  EXPECT_TRUE(header.arguments[1].any_case && header.arguments[1].first_letter);
  EXPECT_EQ(header.arguments[1].meaning, "how");
  EXPECT_TRUE(header.arguments[2].repeated);
  ASSERT_EQ(header.settings.size(), 2u);
  EXPECT_EQ(header.settings[0].default_text, "/bin/x -a [y]");
  EXPECT_FALSE(header.settings[1].default_text.has_value());
}

TEST(Headers, GiveNeeds) {
  std::vector<HeaderFault> faults;
  const Header header = *HeaderFromText(kWhole, faults);
  ASSERT_EQ(header.required.size(), 2u);
  const HeaderNeed& access = header.required[0];
  EXPECT_EQ(access.kind + " " + access.name, "feature access_db");
  EXPECT_TRUE(access.before);
  EXPECT_EQ(access.condition, HeaderNeed::Condition::kArgumentMissing);
  EXPECT_EQ(access.argument, 1u);
  EXPECT_EQ(access.note, "the map gives it");
  const HeaderNeed& relay = header.required[1];
  EXPECT_TRUE(relay.warning);
  EXPECT_FALSE(relay.before);
  EXPECT_EQ(relay.word, "fast");
  ASSERT_EQ(header.conflicts.size(), 1u);
  EXPECT_EQ(header.conflicts[0].name, "uucp");
}

TEST(Headers, ForCallsLeaveOutWhatCallsDoNotNeed) {
  std::vector<HeaderFault> faults;
  const Header header = *HeaderFromText(kWhole, faults, HeaderFields::kForCalls);
  EXPECT_EQ(header.arguments.size(), 3u);
  EXPECT_EQ(header.required.size(), 2u);
  EXPECT_TRUE(header.settings.empty() && header.provides.empty() && header.example.empty());
}

TEST(Headers, AreMissingInOtherFiles) {
  EXPECT_EQ(Faults(""), "no header\n");
  EXPECT_EQ(Faults("divert(-1)\n"), "no header\n");
  EXPECT_EQ(Faults("dnl SPDX-License-Identifier: BSD-2-Clause\ndnl a comment\n"), "no header\n");
  EXPECT_EQ(Faults("dnl SPDX-License-Identifier: BSD-2-Clause"), "no header\n");
}

TEST(Headers, FaultsNameTheLine) {
  EXPECT_EQ(Faults(WithLine("dnl CONFLICTS  mailer uucp")), "");
  struct Case {
    const char* line;
    const char* faults;
  };
  constexpr Case kCases[] = {
      {"dnl COLOUR     blue", "6: unknown field 'COLOUR'\n"},
      {"dnl SUMMARY    again", "6: SUMMARY comes twice or too late\n"},
      {"dnl    near", "6: expected a field or its continuation at column 9 or later\n"},
      {"dnl PLACE      nowhere", "6: unknown place 'nowhere'\n7: PLACE comes twice or too late\n"},
      {"dnl REQUIRES   access_db",
       "6: expected a kind, a name, 'before', 'if argument N ...' and a note, found 'access_db'\n"},
      {"dnl REQUIRES   feature x if argument 0 missing",
       "6: expected a kind, a name, 'before', 'if argument N ...' and a note, found 'feature x if "
       "argument 0 missing'\n"},
      {"dnl CONFLICTS  feature",
       "6: expected a kind, a name, 'before', 'if argument N ...' and a "
       "note, found 'feature'\n"},
  };
  for (const Case& one : kCases) EXPECT_EQ(Faults(WithLine(one.line)), one.faults) << one.line;
}

TEST(Headers, MissingFieldsAreNamed) {
  EXPECT_EQ(Faults("dnl SPDX-License-Identifier: BSD-2-Clause\ndnl NAME       x\n"),
            "2: no SUMMARY\n2: no ARGUMENTS\n2: no PROVIDES\n2: no PLACE\n2: no EXAMPLE\n");
}

}  // namespace
}  // namespace mw::mc
