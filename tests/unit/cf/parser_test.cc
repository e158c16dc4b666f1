// SPDX-License-Identifier: BSD-2-Clause
#include "cf/parser.h"

#include <gtest/gtest.h>

#include "cf/options.h"
#include "cf/printer.h"

namespace mw::cf {
namespace {

struct Parsed {
  SourceTable sources;
  Sink sink;
  Config config;

  explicit Parsed(std::string text) {
    const SourceId id = sources.Add("x.cf", std::move(text));
    config = Parse(sources.Get(id), id, sink);
  }
};

std::string DumpOf(std::string text) {
  Parsed parsed("V10\n" + text);
  std::string dump = Dump(parsed.config);
  return dump.substr(dump.find('\n') + 1);
}

TEST(Parser, ReadsEveryLineType) {
  struct Case {
    const char* text;
    const char* dump;
  };
  const Case cases[] = {
      {"Dxa b\n", "2 macro x value=[a b]\n"},
      {"D{long}\"a # b\n", "2 macro {long} value=[a]\n"},
      {"Dz\"a b\" c\\\"d\n", "2 macro z value=[a b c\"d]\n"},
      {"CwA $j\n", "2 class w words=[A $j]\n"},
      {"Troot\n", "2 class t words=[root]\n"},
      {"F{x}-o /f %s\n", "2 class x from=[-o /f %s]\n"},
      {"O Timeout.queuereturn = 5d\n", "2 option Timeout.queuereturn value=[5d]\n"},
      {"OA/etc/aliases\n", "2 option A value=[/etc/aliases]\n"},
      {"Scanon=3\n", "2 ruleset [canon=3]\n"},
      {"R$* < $+ >\t\t$: $1\tcomment\n", "2 rule lhs=[$* < $+ >] rhs=[$: $1]\n"},
      {"R$*\t$: a\n b\n", "3 rule lhs=[$*] rhs=[$: a\n b]\n"},
      {"Kmap hash -o /x\n", "2 map map class=hash arguments=[-o /x]\n"},
      {"Ka-b hash /x\n", "2 map a class=b arguments=[hash /x]\n"},
      {"Mp, P=/a\\,b, A=\"x, y\" z\n", "2 mailer p P=[/a,b] A=[x, y z]\n"},
      {"Pjunk=-5\n", "2 precedence [junk] value=[-5]\n"},
      {"Pjunk\n", "2 unknown\n"},
      {"HSubject: $x\n", "2 text [Subject: $x]\n"},
      {"zbogus\n", "2 unknown\n"},
      {"# comment\n continued\nDxa\n", "4 macro x value=[a]\n"},
      {"Dxa\r\n", "2 macro x value=[a]\n"},
      {"Dx$$y \\# z\n", "2 macro x value=[$$y \\# z]\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(DumpOf(c.text), c.dump) << c.text;
}

TEST(Parser, PrintedTextParsesToAnEqualModel) {
  const char* const texts[] = {
      "V10/Berkeley\nDxa b\nSfoo\nR$* $={w} $~{long}\t$: $&{x} $1 \\# $$ # c\n",
      "V10\n\n  \nR$*\t$: x\nKm hash -a<@> /x\n",
      "V10\nCwa#b\nMl, P=/x, A=\"a $u\" b\nO Timeout.x=1\n",
      "V2\nDxa # b\n",
      "V10\nD{a}$?x yes $| no $.\n\xff\x85\x91\n",
  };
  for (const char* text : texts) {
    Parsed first(text);
    Parsed second(Print(first.config));
    EXPECT_EQ(first.config, second.config) << text;
    EXPECT_EQ(Print(first.config), Print(second.config)) << text;
  }
}

TEST(Parser, SaysWhereARuleLacksItsTab) {
  Parsed parsed("V10\nSx\nR$* $: x\n");
  const std::vector<Diagnostic> found = parsed.sink.Sorted();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].code, "CF202");
  EXPECT_EQ(parsed.sources.Place(found[0].range.begin).line, 3u);
}

TEST(Parser, KeepsSendmailsComplaintsWithTheLine) {
  Parsed parsed("V10\nD{bad-name}v\nD{}v\n");
  ASSERT_EQ(parsed.config.items.size(), 3u);
  ASSERT_EQ(parsed.config.items[1].complaints.size(), 1u);
  EXPECT_EQ(parsed.config.items[1].complaints[0].text, "Invalid macro/class character -");
  EXPECT_EQ(parsed.config.items[2].complaints[0].text, "Name required for macro/class");
}

TEST(Options, ResolvesAbbreviationsInTableOrder) {
  EXPECT_EQ(FindOption("Verbo").option->name, "Verbose");
  EXPECT_EQ(FindOption("aliasFILE").option->name, "AliasFile");
  const OptionMatch ambiguous = FindOption("T");
  ASSERT_NE(ambiguous.second, nullptr);
  EXPECT_EQ(ambiguous.option->name, "TempFileMode");
  EXPECT_EQ(ambiguous.second->name, "Timeout");
  EXPECT_EQ(FindOption("nosuch").option, nullptr);
  EXPECT_EQ(FindOption('A')->name, "AliasFile");
}

}  // namespace
}  // namespace mw::cf
