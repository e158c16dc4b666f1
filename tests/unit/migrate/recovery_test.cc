// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/recovery.h"

#include <gtest/gtest.h>

#include "base/host.h"
#include "cf/parser.h"
#include "migrate/cf_lines.h"
#include "migrate/draft.h"
#include "migrate/marks.h"

namespace mw::migrate {
namespace {

cf::Config Parsed(std::string text) {
  SourceTable sources;
  Sink sink;
  const SourceId id = sources.Add("test.cf", std::move(text));
  return cf::Parse(sources.Get(id), id, sink);
}

CfLines Lines(std::string text) { return CfLines(Parsed(std::move(text))); }

TEST(CfLines, AreTheSameWhateverTheirBlanksAndComments) {
  const CfLines a = Lines("# one\nV10\nSfirst=3\nR$*<@$+>\t$:$1 < @ $2 >\tcomment\nCw a b\n");
  const CfLines b = Lines("V10\nCwb\nCwa\nSfirst\nR$* < @ $+ >\t\t$: $1 <@ $2>\n");
  EXPECT_EQ(Distance(a, b), 2u);  // the number of the ruleset: a line of each
  EXPECT_EQ(Distance(a, a), 0u);
}

TEST(CfLines, KeepBlanksWithinQuotes) {
  const CfLines a = Lines("V10\nSx\nR$*\t$#error $: \"see http://a\"\n");
  const CfLines b = Lines("V10\nSx\nR$*\t$#error $: \"see http : //a\"\n");
  EXPECT_EQ(Distance(a, b), 2u);
}

TEST(CfLines, CountTheEquatesOfAMailerEach) {
  const CfLines a = Lines("V10\nMx, P=/a, F=ab, A=x $u\n");
  const CfLines b = Lines("V10\nMx, P=/b, F=ba, A=x $u\n");
  EXPECT_EQ(Distance(a, b), 2 * kSettingWeight);
  ASSERT_NE(a.FindMailer("x"), nullptr);
  EXPECT_EQ(a.FindMailer("y"), nullptr);
}

TEST(CfLines, KnowARuleByItsRuleset) {
  const CfLines a = Lines("V10\nSx\nSy\nR$*\t$1\n");
  const CfLines b = Lines("V10\nSx\nR$*\t$1\nSy\n");
  EXPECT_EQ(Distance(a, b), 2u);
}

TEST(Draft, QuotesWhatM4WouldExpand) {
  Draft draft;
  draft.Define("confX", "a,b");
  draft.Define("confY", "plain");
  draft.Put({"FEATURE x", "FEATURE(`x')"});
  draft.Put({"FEATURE x", "FEATURE(`x', `y')"});
  draft.sections[0] = {"D{a}len of it", "Dbplain"};
  const std::string text = draft.Text();
  EXPECT_NE(text.find("define(`confX', ``a,b'')dnl\n"), std::string::npos) << text;
  EXPECT_NE(text.find("define(`confY', `plain')dnl\n"), std::string::npos) << text;
  EXPECT_NE(text.find("FEATURE(`x', `y')dnl\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("FEATURE(`x')"), std::string::npos) << text;
  EXPECT_NE(text.find("`D{a}len of it'\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\nDbplain\n"), std::string::npos) << text;
}

TEST(Marks, GiveAStatementForEachServer) {
  const std::string text =
      "\nR$-.$-.$-.$- -> $: < ? > $(dnsbl $4.$3.$2.$1.one.test. $: OK $)\nR$* -> $1\n"
      "R$-.$-.$-.$- -> $: < ? > $(dnsbl $4.$3.$2.$1.two.test. $: OK $)\n";
  size_t one = 0, two = 0;
  for (const Statement& statement : StatementsMarkedIn(text)) {
    one += statement.text == "FEATURE(`dnsbl', `one.test')" && statement.key == "dnsbl one.test";
    two += statement.text == "FEATURE(`dnsbl', `two.test')" && statement.key == "dnsbl two.test";
  }
  EXPECT_EQ(one, 1u);
  EXPECT_EQ(two, 1u);
}

TEST(Recovery, SaysWhichLinesItDoesNotUnderstand) {
  const std::unique_ptr<Host> host = MakeRealHost();
  Recovery recovery(*host, Parsed("V10\nDjmx.our.test\nJunk from Sun\nDxlocal\n"),
                    {.library = "builtin"});
  ASSERT_TRUE(recovery.Run()) << recovery.error();
  ASSERT_EQ(recovery.remainder().unknown.size(), 1u);
  EXPECT_EQ(recovery.remainder().unknown[0].text, "Junk from Sun");
  EXPECT_EQ(recovery.remainder().unknown[0].line, 3u);
  const std::string text = recovery.draft().Text();
  EXPECT_NE(text.find("define(`confDOMAIN_NAME', `mx.our.test')"), std::string::npos) << text;
  EXPECT_NE(text.find("\nDxlocal\n"), std::string::npos) << text;
}

TEST(Recovery, NeedsALibrary) {
  const std::unique_ptr<Host> host = MakeRealHost();
  Recovery recovery(*host, Parsed("V10\n"), {.library = "/no/such/folder"});
  EXPECT_FALSE(recovery.Run());
  EXPECT_FALSE(recovery.error().empty());
}

}  // namespace
}  // namespace mw::migrate
