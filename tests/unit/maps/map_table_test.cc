// SPDX-License-Identifier: BSD-2-Clause
// How rules see maps; the expectations were seen in sendmail -bt unless a comment says otherwise.
#include "maps/map_table.h"

#include <gtest/gtest.h>

#include "maps/fixtures.h"
#include "support/map_session.h"
#include "support/memory_files.h"

namespace mw::maps {
namespace {

class MapTableTest : public testing::Test {
 protected:
  MapTableTest() : session(host) {
    host.Add("/m", "foo\tbar %1 and %2 (%0)\nempty\t-\na.b\tdotted\n");
  }
  void Define(std::string_view cf) { session.ReadConfiguration(cf, "t.cf"); }
  // "value|status" of $(map key $@ args $).
  std::string Rule(std::string_view map, std::string_view key,
                   std::vector<std::string_view> args = {}) {
    session.table.Find(map)->LookupFromRule({.key = key, .args = args}, session.answer);
    const Answer& answer = session.answer;
    return fmt::format("{}|{}", answer.has_value ? answer.value : "-", answer.status);
  }

  test::MemoryFiles host;
  test::MapSession session;
};

TEST_F(MapTableTest, RulesGetSubstitutedValues) {
  Define("Kh hash /m\nKa hash -a.APP /m\nKm hash -m /m\nKf hash -f /m\n");
  EXPECT_EQ(Rule("h", "foo", {"A1", "two"}), "bar A1 and two (foo)|0");
  EXPECT_EQ(Rule("h", "FOO"), "bar  and  (FOO)|0");
  EXPECT_EQ(Rule("a", "a.b"), "dotted.APP|0");
  EXPECT_EQ(Rule("m", "FOO"), "FOO|0");
  EXPECT_EQ(Rule("f", "FOO"), "-|0");
  EXPECT_EQ(Rule("h", "none"), "-|0");
}

TEST_F(MapTableTest, RulesLoseQuotesUnlessQ) {
  Define("Kr regex -m .\nKq regex -q -m .\n");
  EXPECT_EQ(Rule("r", "\"a b\""), "a b|0");
  EXPECT_EQ(Rule("r", "\"a\\\"b\""), "a\"b|0");
  EXPECT_EQ(Rule("r", "a\\\\b"), "a\\b|0");
  EXPECT_EQ(Rule("q", "\"a\\\"b\""), "\"a\\\"b\"|0");
}

TEST_F(MapTableTest, FailuresAreMarkedAsTheFlagsSay) {
  Define("Kn hash -T<T> /no\nKt hash -t -T<T> /no\nKtt hash -t /no\nKp hash /no\nKo hash -o /no\n");
  EXPECT_EQ(Rule("n", "\"a b\""), "a b<T>|75");
  EXPECT_EQ(session.answer.outcome, Outcome::kFailed);
  EXPECT_EQ(Rule("t", "a"), "a<T>|0");
  EXPECT_EQ(Rule("tt", "a"), "-|0");
  EXPECT_EQ(Rule("p", "a"), "-|75");
  EXPECT_EQ(Rule("o", "a"), "-|0");
  EXPECT_EQ(session.answer.outcome, Outcome::kAbsent);
  EXPECT_EQ(session.transcript.out.find("hash map \"n\": missing map file /no.db: No such file"),
            0u);
}

TEST_F(MapTableTest, AFailureIsToldOnce) {
  Define("Kp hash /no\n");
  Rule("p", "a");
  const std::string said = session.transcript.out;
  Rule("p", "a");
  EXPECT_EQ(session.transcript.out, said);
}

TEST_F(MapTableTest, DeferModeSkipsMapsWithD) {
  Define("Kd hash -D /m\nKh hash /m\n");
  session.environment.defer_mode = true;
  EXPECT_EQ(Rule("d", "a.b"), "-|69");
  EXPECT_EQ(Rule("h", "a.b"), "dotted|0");
}

TEST_F(MapTableTest, ASecondDefinitionKeepsFlags) {
  Define("Kr text -m -a.Z /t\nKr text -k0 -v1 /t\nKhost host\n");
  host.Add("/t", "x 1\n");
  EXPECT_EQ(Rule("r", "x"), "x.Z|0");
  EXPECT_FALSE(session.table.Find("host")->settings().flags.suffix.has_value());
}

TEST_F(MapTableTest, NamesAreCaseSensitiveAndClassesAreNot) {
  Define("Kh HASH /m\n");
  EXPECT_NE(session.table.Find("h"), nullptr);
  EXPECT_EQ(session.table.Find("H"), nullptr);
}

TEST_F(MapTableTest, ClassesThatDebianLacksMustBeEnabled) {
  EXPECT_EQ(session.table.Define("c", "cdb", "/c"), MapTable::Defined::kNoClass);
  EXPECT_EQ(session.transcript.out, "readcf: map c: class cdb not available\n");
  session.environment.extra_types = {"CDB"};
  EXPECT_EQ(session.table.Define("c", "cdb", "/c"), MapTable::Defined::kValid);
}

TEST_F(MapTableTest, SequencesTakeTheFirstHit) {
  host.Add("/s1", "x 1\n");
  host.Add("/s2", "x 2\ny 3\n");
  Define(
      "Ka text -v1 /s1\nKb text -v1 /s2\nKn text /no\nKo text -o /no\n"
      "Ks sequence a b\nKf sequence o n b\nKu sequence a nosuch -q\n");
  EXPECT_EQ(session.transcript.out,
            "t.cf: line 7: Sequence map u: unknown member map nosuch\n"
            "t.cf: line 7: Sequence map u: unknown member map q\n");
  EXPECT_EQ(Rule("s", "x"), "1|0");
  EXPECT_EQ(session.answer.map, session.table.Find("a"));
  EXPECT_EQ(Rule("s", "y"), "3|0");
  EXPECT_EQ(Rule("f", "x"), "2|0");
  EXPECT_EQ(Rule("f", "none"), "-|75");
}

// sendmail ends with a segmentation fault here.
TEST_F(MapTableTest, SequencesMayContainThemselves) {
  Define("Ks null\nKs sequence s s\nKa null\nKb sequence a a\nKa sequence b b b\n");
  EXPECT_EQ(Rule("s", "x"), "-|75");
  EXPECT_EQ(Rule("a", "x"), "-|75");
}

// Twelve members each, eight levels: 12^8 ways to one map.
TEST_F(MapTableTest, SequencesOfSequencesTakeBoundedTime) {
  std::string cf = "Ks0 null\n";
  for (int level = 1; level <= 8; ++level) {
    cf += fmt::format("Ks{} sequence", level);
    for (int i = 0; i < 12; ++i) cf += fmt::format(" s{}", level - 1);
    cf += "\n";
  }
  Define(cf);
  EXPECT_EQ(Rule("s8", "x"), "-|0");
}

TEST_F(MapTableTest, SwitchesFollowTheServiceSwitch) {
  host.Add("/etc/mail/service.switch", "svc a [notfound=return] c\n");
  host.Add("/s1", "x 1\n");
  host.Add("/s2", "z 9\n");
  Define("Ksw.a text -v1 /s1\nKsw.c text -v1 /s2\nKsw switch svc\nKbad switch nosuch\n");
  EXPECT_EQ(Rule("sw", "z"), "9|0");
  EXPECT_EQ(session.transcript.out, "Switch map sw: unknown member map sw.[notfound=return]\n");
  EXPECT_EQ(Rule("bad", "z"), "-|75");
}

TEST_F(MapTableTest, MacroMapsSetMacros) {
  struct Store : MacroStore {
    void SetMacro(std::string_view name, std::string_view value) override {
      log += fmt::format("{}={};", name, value);
    }
    void UnsetMacro(std::string_view name) override { log += fmt::format("-{};", name); }
    std::string GetMacro(std::string_view) override { return ""; }
    std::string log;
  } store;
  session.environment.macros = &store;
  Define("Km macro -a.x\n");
  EXPECT_EQ(Rule("m", "{long}", {"v"}), "|0");
  EXPECT_EQ(Rule("m", "qx", {"\"w\""}), "|0");
  EXPECT_EQ(Rule("m", "{long}"), "|0");
  EXPECT_EQ(Rule("m", ""), "-|0");
  EXPECT_EQ(store.log, "long=v;q=\"w\";-long;");
}

TEST_F(MapTableTest, ArithComputes) {
  struct Row {
    std::string_view op, a, b, result;
  };
  const Row rows[] = {
      {"+", "3", "4", "7"},
      {"-", "3", "4", "-1"},
      {"*", "6", "7", "42"},
      {"/", "7", "2", "3"},
      {"/", "-7", "2", "-3"},
      {"/", "7", "0", "-"},
      {"%", "-7", "2", "-1"},
      {"&", "0xff", "017", "15"},
      {"|", "4", "3", "7"},
      {"l", "3", "4", "TRUE"},
      {"l", "3", "3", "FALSE"},
      {"=", "3", "0x3", "TRUE"},
      {"+", "x", "4", "4"},
      {"z", "1", "2", "-"},
      {"||", "1", "2", "3"},
      {"+", "99999999999999999999", "1", "-92233720368547"},
      {"*", "4294967296", "4294967296", "0"},
      {"r", "5", "5", "5"},
      {"r", "5", "3", "-"},
      {"", "1", "2", "-"},
  };
  Define("Ka arith\n");
  for (const Row& row : rows) {
    EXPECT_EQ(Rule("a", row.op, {row.a, row.b}), fmt::format("{}|0", row.result)) << row.op;
  }
  EXPECT_EQ(Rule("a", "+", {"1"}), "-|0");
}

TEST_F(MapTableTest, RegexTakesFieldsFromItsArgument) {
  Define("Kr regex -s1,2 -d: -a.A ^([a-z]+)(x)?\n");
  EXPECT_EQ(Rule("r", "ab"), "ab:.A|0");
  EXPECT_EQ(Rule("r", "abx", {"1,2,0"}), "abx::abx.A|0");
  EXPECT_EQ(Rule("r", "abx", {"x"}), "abx.A|0");
  EXPECT_EQ(Rule("r", "abx", {"9"}), "-|0");
  EXPECT_EQ(session.transcript.out, "field (9) out of range, only 3 substrings in pattern\n");
}

TEST_F(MapTableTest, TextSourceTakesThePlaceOfAMissingDatabase) {
  Define("Kh hash /m\n");
  EXPECT_EQ(Rule("h", "a.b"), "dotted|0");
  EXPECT_EQ(session.answer.place.file, "/m");
  EXPECT_EQ(session.answer.place.line, 3u);
  host.Add("/m", "a.b new\nx\n");
  session.table.Refresh();
  EXPECT_EQ(Rule("h", "a.b"), "new|0");
  EXPECT_EQ(session.transcript.notes, "/m: line 2: no RHS for LHS x\n");
}

TEST_F(MapTableTest, OptionalMapsAppearWhenTheirFileDoes) {
  Define("Ko text -o -v1 /late\n");
  EXPECT_EQ(Rule("o", "x"), "-|0");
  host.Add("/late", "x 1\n");
  EXPECT_EQ(Rule("o", "x"), "-|0");
  session.table.Refresh();
  EXPECT_EQ(Rule("o", "x"), "1|0");
}

TEST_F(MapTableTest, NothingOutsideIsTouchedByDefault) {
  Define("Kp program /bin/true\nKl ldap -k (x=%0)\nKs socket inet:1@127.0.0.1\n");
  for (const std::string_view name : {"p", "l", "s"}) EXPECT_EQ(Rule(name, "x"), "-|75");
  EXPECT_TRUE(host.commands.empty());
}

TEST_F(MapTableTest, ProgramsRunWhenAllowed) {
  Define("Kp program /bin/p  a 'b\n");
  host.Add("/bin/p", "");
  session.environment.live = true;
  EXPECT_EQ(Rule("p", "k"), "-|0");  // not executable
  EXPECT_TRUE(host.commands.empty());
}

TEST_F(MapTableTest, FixturesAnswerForServers) {
  SourceTable sources;
  Sink sink;
  const SourceId id = sources.Add("fix",
                                  "# users\n"
                                  "map l joe => joe@%0.test\n"
                                  "map l a b => two words\n"
                                  "map l ann => !tempfail\n"
                                  "map l bob => !absent\n"
                                  "map l eve => !67\n"
                                  "map l x => \\!important\n"
                                  "map p * => !75\n"
                                  "map l\n"
                                  "map l y => !maybe\n");
  FixtureFile fixtures(sources, id, sink);
  EXPECT_EQ(sink.errors(), 2u);
  session.environment.fixtures = &fixtures;
  Define("Kl ldap -a.A -k (x=%0)\nKp program /bin/true\n");
  EXPECT_EQ(Rule("l", "JOE"), "joe@JOE.test.A|0");
  EXPECT_EQ(session.answer.place.line, 2u);
  EXPECT_EQ(Rule("l", "a b"), "two words.A|0");
  EXPECT_EQ(Rule("l", "ann"), "-|75");
  EXPECT_EQ(Rule("l", "bob"), "-|0");
  EXPECT_EQ(Rule("l", "x"), "!important.A|0");
  EXPECT_EQ(Rule("l", "nobody"), "-|0");
  EXPECT_EQ(Rule("p", "any"), "-|75");
}

TEST_F(MapTableTest, AliasesComeFromTheirText) {
  host.Add("/al", "root: joe,\n  ann\n# x\nJoe: \"|prog x\"\nroot: last\nbad line\n");
  session.environment.alias_files = {"/al"};
  Define("");
  EXPECT_EQ(Rule("aliases", "ROOT"), "last|0");
  EXPECT_EQ(session.answer.place.line, 5u);
  EXPECT_EQ(session.transcript.out,
            "WARNING: cannot open alias database /al; reading text version\n"
            "/al: line 6: missing colon\n/al: 3 aliases, longest 9 bytes, 33 bytes total\n");
}

TEST_F(MapTableTest, FilesAreLookedForBelowTheRoot) {
  host.Add("/site/etc/t", "x 1\n");
  session.environment.root = "/site";
  Define("Kt text -v1 /etc/t\n");
  EXPECT_EQ(Rule("t", "x"), "1|0");
  EXPECT_EQ(session.answer.place.file, "/etc/t");
}

}  // namespace
}  // namespace mw::maps
