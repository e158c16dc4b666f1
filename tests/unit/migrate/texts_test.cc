// SPDX-License-Identifier: BSD-2-Clause
// The text parts of migrate: versions, edits in rounds, keys of access maps, names of new sites.
#include <gtest/gtest.h>

#include <random>

#include "migrate/access_text.h"
#include "migrate/change.h"
#include "migrate/era.h"
#include "migrate/new_site.h"
#include "migrate/old_site.h"
#include "migrate/revision.h"
#include "migrate/upgrade.h"
#include "migrate/version.h"
#include "support/memory_host.h"

namespace mw::migrate {
namespace {

TEST(VersionTest, ReadsAndOrders) {
  EXPECT_EQ(ParseVersion("8.17"), (Version{8, 17, 0}));
  EXPECT_EQ(ParseVersion("8.16.1"), (Version{8, 16, 1}));
  for (const char* text : {"", "8", "8.", ".8", "8.x", "8.1.2.3", "0.9", "8.99999", "8.17 "}) {
    EXPECT_FALSE(ParseVersion(text)) << text;
  }
  EXPECT_LT((Version{8, 9, 3}), (Version{8, 17, 0}));
  EXPECT_LT((Version{8, 17, 1}), EndOfSeries({8, 17}));
  EXPECT_LT(EndOfSeries({8, 17}), (Version{8, 18, 0}));
  EXPECT_EQ(VersionText(EndOfSeries({8, 17})), "8.17");
  EXPECT_EQ(VersionOfDate(1970, 1), (Version{8, 6}));
  EXPECT_EQ(VersionOfDate(1998, 4), (Version{8, 8}));
  EXPECT_EQ(VersionOfDate(1998, 5), (Version{8, 9}));
}

Version Guess(const std::string& text) {
  MemoryHost host;
  OldSite::Request request;
  request.path = "x.mc";
  request.text = text;
  return OldSite(host, request).written_for();
}

TEST(EraTest, TakesTheDateAndRaisesItToTheYoungestFeature) {
  EXPECT_EQ(Guess("VERSIONID(`@(#)x.mc 8.1 (Berkeley) 04/21/95')dnl\nOSTYPE(`linux')dnl\n"),
            (Version{8, 6}));
  EXPECT_EQ(Guess("VERSIONID(`$Id: x.mc,v 1.2 2004/07/01 x Exp $')dnl\nOSTYPE(`linux')dnl\n"),
            (Version{8, 13}));
  EXPECT_EQ(Guess("VERSIONID(`x 1999-01-01')dnl\nOSTYPE(`linux')dnl\nFEATURE(`badmx')dnl\n"),
            (Version{8, 14}));
  EXPECT_EQ(Guess("OSTYPE(`linux')dnl\nFEATURE(`notsticky')dnl\n"), (Version{8, 6}));
  EXPECT_EQ(Guess("OSTYPE(`linux')dnl\nFEATURE(`rbl', `x.example')dnl\n"), (Version{8, 9}));
}

Diagnostic Wanting(std::vector<Edit> edits) {
  Diagnostic finding;
  finding.fixes.push_back({"do it", true, std::move(edits)});
  return finding;
}

TEST(RevisionTest, KnowsTheOriginalLines) {
  Revision revision("one\ntwo\nthree\nfour\n");
  // "two" goes with its line, and a line is put before "four".
  const std::vector<Diagnostic> first = {Wanting({{{{0, 4}, 4}, ""}}),
                                         Wanting({{{{0, 14}, 0}, "new\n"}})};
  EXPECT_EQ(revision.Apply(first, 0), (std::vector<size_t>{0, 1}));
  EXPECT_EQ(revision.text(), "one\nthree\nnew\nfour\n");
  EXPECT_EQ(revision.OriginalLine(0), 1u);
  EXPECT_EQ(revision.OriginalLine(4), 3u);
  EXPECT_EQ(revision.OriginalLine(14), 4u);
}

TEST(RevisionTest, MakesTheFirstOfTwoThatOverlapAndNoneOfOtherFiles) {
  Revision revision("abcdef");
  const std::vector<Diagnostic> wanted = {
      Wanting({{{{0, 1}, 3}, "X"}}), Wanting({{{{0, 2}, 1}, "Y"}}), Wanting({{{{1, 5}, 1}, "Z"}})};
  EXPECT_EQ(revision.Apply(wanted, 0), (std::vector<size_t>{0}));
  EXPECT_EQ(revision.text(), "aXef");
}

TEST(AccessTest, TagsSayWhatTheKeySaid) {
  const auto tagged = [](std::string_view text, bool recipients) {
    return UpgradeAccess(text, recipients, false).text;
  };
  EXPECT_EQ(tagged("10.1\tREJECT\n", true), "Connect:10.1\tREJECT\n");
  EXPECT_EQ(tagged("a@b.c\tREJECT", false), "From:a@b.c\tREJECT");
  EXPECT_EQ(tagged("a@b.c\tREJECT", true), "From:a@b.c\tREJECT\nTo:a@b.c\tREJECT");
  EXPECT_EQ(tagged("b.c  OK\r\n", true), "Connect:b.c  OK\r\nFrom:b.c  OK\r\nTo:b.c  OK\r\n");
  // What is a decision, a comment or no row stays, byte by byte.
  for (const char* text : {"b.c\tRELAY\n", "localhost\tOK\n", "#10.1 REJECT\n", "\n\n", "10.1\n",
                           "From:x@y.z OK\n", "\xe9.example", " 10.1 OK\n"}) {
    EXPECT_EQ(tagged(text, true), text);
  }
  // The tagged key is there with another value: that one has decided so far.
  EXPECT_EQ(tagged("10.1 OK\nconnect:10.1 REJECT\n", true), "10.1 OK\nconnect:10.1 REJECT\n");
}

TEST(AccessTest, WritesIpv6Out) {
  EXPECT_EQ(UncompressedIpv6("2001:db8::1"), "2001:db8:0:0:0:0:0:1");
  EXPECT_EQ(UncompressedIpv6("::"), "0:0:0:0:0:0:0:0");
  EXPECT_EQ(UncompressedIpv6("::1"), "0:0:0:0:0:0:0:1");
  for (const char* text :
       {"", "1:2:3:4:5:6:7:8", "1::2::3", "1:2:3:4:5:6:7::8", "x::1", "12345::"}) {
    EXPECT_EQ(UncompressedIpv6(text), "") << text;
  }
  const char* row = "Connect:IPv6:2001:db8::5\tRELAY\n";
  EXPECT_EQ(UpgradeAccess(row, true, true).text, row);
  EXPECT_EQ(UpgradeAccess(row, true, false).text, "Connect:IPv6:2001:db8:0:0:0:0:0:5\tRELAY\n");
}

TEST(UpgradeTest, TellsACfFromAnMc) {
  EXPECT_TRUE(IsCf("V10/Berkeley\nCwx\n"));
  EXPECT_FALSE(IsCf("divert(-1)\nOSTYPE(`linux')\nLOCAL_CONFIG\nV10\n"));
  EXPECT_FALSE(IsCf(""));
}

// The edit that would stand in an included file is told, and the file is not touched.
TEST(UpgradeTest, LeavesIncludedFiles) {
  MemoryHost host;
  host.AddFile("site.mc", "include(`rest.m4')dnl\nMAILER(`smtp')dnl\n");
  host.AddFile("rest.m4", "OSTYPE(`linux')dnl\nFEATURE(`notsticky')dnl\n");
  UpgradeRequest request;
  request.path = "site.mc";
  const Result<Upgrade> upgrade = MakeUpgrade(host, request);
  ASSERT_TRUE(upgrade.ok());
  ASSERT_EQ(upgrade->left.size(), 1u);
  EXPECT_EQ(upgrade->left[0].code, "MIG102");
  EXPECT_EQ(host.FileBytes("rest.m4"), "OSTYPE(`linux')dnl\nFEATURE(`notsticky')dnl\n");
  EXPECT_EQ(host.writes(), 0u);
}

TEST(UpgradeTest, MakesNoEditsUnderOtherQuotes) {
  MemoryHost host;
  host.AddFile("site.mc",
               "OSTYPE(`linux')dnl\nchangequote([, ])dnl\nFEATURE([nouucp])dnl\n"
               "define([confREJECT_MSG], [550 no])dnl\nchangequote(`, ')dnl\nMAILER(`smtp')dnl\n");
  UpgradeRequest request;
  request.path = "site.mc";
  const Result<Upgrade> upgrade = MakeUpgrade(host, request);
  ASSERT_TRUE(upgrade.ok());
  EXPECT_EQ(upgrade->text, upgrade->original);
  EXPECT_FALSE(upgrade->left.empty());
}

TEST(UpgradeTest, AddsNothingThatTheTargetHasNot) {
  MemoryHost host;
  host.AddFile("site.mc", "OSTYPE(`linux')dnl\nMAILER(`smtp')dnl\n");
  UpgradeRequest request;
  request.path = "site.mc";
  request.target = {8, 12};
  const Result<Upgrade> upgrade = MakeUpgrade(host, request);
  ASSERT_TRUE(upgrade.ok());
  EXPECT_EQ(upgrade->text.find("greet_pause"), std::string::npos);
  EXPECT_EQ(upgrade->text.find("blocklist_recipients"), std::string::npos);
  EXPECT_NE(upgrade->text.find("confBAD_RCPT_THROTTLE"), std::string::npos);
}

// A text that has been upgraded stays: the second upgrade finds nothing to do.
void ExpectSettled(const std::string& text) {
  MemoryHost host;
  host.AddFile("site.mc", text);
  UpgradeRequest request;
  request.path = "site.mc";
  const Result<Upgrade> once = MakeUpgrade(host, request);
  ASSERT_TRUE(once.ok());
  host.AddFile("site.mc", once->text);
  const Result<Upgrade> twice = MakeUpgrade(host, request);
  ASSERT_TRUE(twice.ok());
  EXPECT_EQ(twice->text, once->text) << text;
  EXPECT_TRUE(twice->steps.empty()) << text;
}

TEST(UpgradeTest, SettlesOnTextsOfAllChanges) {
  for (const VersionChange* change : migrate::Changes()) ExpectSettled(std::string(change->bad));
}

// Pieces of old files, put together at random: open quotes, brackets and ends of files among them.
TEST(UpgradeTest, SettlesOnBrokenTexts) {
  const std::vector<std::string> extra = {"`",
                                          "'",
                                          ")",
                                          "dnl ",
                                          "\r\n",
                                          "divert(-1)\n",
                                          "# ",
                                          "ifdef(`X', `FEATURE(`rbl')', `FEATURE(nouucp)')dnl\n",
                                          "define(`M', `FEATURE(`nopercenthack')')M()M()\n"};
  std::mt19937 random(20);
  const std::span<const VersionChange* const> changes = migrate::Changes();
  for (int i = 0; i < 80; ++i) {
    std::string text(changes[random() % changes.size()]->bad);
    for (size_t n = random() % 4 + 1; n > 0; --n) {
      const std::string& piece = extra[random() % extra.size()];
      const std::string_view other = changes[random() % changes.size()]->bad;
      text.insert(random() % (text.size() + 1), random() % 3 == 0 ? std::string(other) : piece);
    }
    ExpectSettled(text);
  }
}

TEST(NewSiteTest, TakesNamesOnly) {
  EXPECT_TRUE(IsHostName("mx-1.example.org"));
  for (const char* name : {"", "mx", ".a.b", "a..b", "-a.b", "a.b-", "a.b'", "a b.c", "a.b/c"}) {
    EXPECT_FALSE(IsHostName(name)) << name;
  }
}

TEST(NewSiteTest, FillsEveryMark) {
  for (const SiteKind& kind : SiteKinds()) {
    NewSite site;
    site.kind = &kind;
    site.ostype = "linux";
    for (const SiteText& file : FilesOf(site)) {
      for (const char* mark : {"@HOST@", "@HUB@", "@DOMAIN@", "@OSTYPE@", "@CLASS_FILES@"}) {
        EXPECT_EQ(file.text.find(mark), std::string::npos) << kind.name << "/" << file.name;
      }
    }
  }
}

}  // namespace
}  // namespace mw::migrate
