// SPDX-License-Identifier: BSD-2-Clause
// Finding the files of a site and reading their texts, in memory.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cerrno>

#include "site/files.h"
#include "site/map_record.h"
#include "site/rows.h"
#include "site/safety.h"
#include "support/memory_host.h"

namespace mw::site {
namespace {

std::string Dump(const Site& site) {
  std::string text;
  for (const SiteFile& file : site.files) {
    text += fmt::format(
        "{} {} {}{}{}{} <- {}\n", StorageName(file.storage), file.name,
        file.database.empty() ? "-" : file.database, file.flags.include_null ? " null" : "",
        file.flags.exact_case ? " case" : "", file.optional ? " optional" : "", file.source);
  }
  return text;
}

Site Read(MemoryHost& host, const std::string& cf, const std::string& root = "") {
  host.AddFile("/site.cf", cf);
  SourceTable sources;
  Sink sink;
  Result<Site> site = ReadSite(host, {"/site.cf", root, ""}, sources, sink);
  EXPECT_TRUE(site);
  return std::move(*site);
}

TEST(SiteFiles, MacrosHaveTheValueOfTheirLine) {
  MemoryHost host;
  const Site site = Read(host,
                         "DMmail\nKa hash -o /etc/$M/access\nDMpost\nKb btree -N -f /etc/$M/b.db\n"
                         "Kc dns -R A\nKd sequence a b\nFw/etc/$M/names\nFR-o /etc/r %[^\\#]\n"
                         "FP|/bin/program\nOA/etc/one, dbm:/etc/two\nO UserDatabaseSpec=/etc/udb\n",
                         "/root");
  EXPECT_EQ(Dump(site),
            "hash a /root/etc/mail/access.db optional <- /root/etc/mail/access\n"
            "btree b /root/etc/post/b.db null case <- /root/etc/post/b\n"
            "text w - <- /root/etc/post/names\n"
            "text R - optional <- /root/etc/r\n"
            "hash aliases /root/etc/one.db <- /root/etc/one\n"
            "dbm aliases.2 /root/etc/two.dir <- /root/etc/two\n"
            "btree userdb /root/etc/udb.db <- /root/etc/udb\n");
}

TEST(SiteFiles, ClassWIsKnownForAliases) {
  MemoryHost host;
  host.AddFile("/etc/names", "One.example\n# no\ntwo.example # yes\n");
  const Site site = Read(host, "Cwlocalhost Three.example\nFw/etc/names\n");
  EXPECT_EQ(fmt::format("{}", fmt::join(site.local_names, " ")),
            "localhost three.example one.example two.example");
}

struct Texts {
  MemoryHost host;
  SourceTable sources;
  Sink sink;
  RowRequest request;

  std::string Rows() {
    request.paths = {"/m"};
    const Result<RowSet> rows = ReadRows(host, request, sources, sink);
    if (!rows) return rows.failure().message;
    std::string text;
    for (const StoredRow& row : rows->rows()) {
      text += fmt::format("{}={} at {}\n", row.key, row.value, sources.Format(row.place.begin));
    }
    for (const Diagnostic& finding : sink.Sorted()) {
      text += fmt::format("{} {}\n", finding.code, sources.Format(finding.range.begin));
    }
    return text;
  }
};

TEST(Rows, IncludesStandWhereTheyAreNamed) {
  Texts texts;
  texts.host.AddFile("/m", "#include \"x/a\"\nm\t1\n#include <x/b>\n#includes nothing\nn\t2");
  texts.host.AddFile("/x/a", "a\t3\n");
  texts.host.AddFile("/x/b", "#include \"a2\"\nb\t4\n");
  texts.host.AddFile("/x/a2", "A2\t5\n");
  texts.host.AddFile("/m.d/1", "d\t6\n");
  texts.host.AddFile("/m.d/.hidden", "h\t7\n");
  texts.host.AddFile("/m.d/1.bak", "h\t8\n");
  EXPECT_EQ(texts.Rows(),
            "a=3 at /x/a:1:1\nm=1 at /m:2:1\na2=5 at /x/a2:1:1\nb=4 at /x/b:2:1\nn=2 at /m:5:1\n"
            "d=6 at /m.d/1:1:1\n");
}

TEST(Rows, CirclesAndMissingFilesAreFindings) {
  Texts texts;
  texts.host.AddFile("/m", "#include \"m\"\n#include \"none\"\na\t1\n");
  EXPECT_EQ(texts.Rows(), "a=1 at /m:3:1\nSITE616 /m:1:1\nSITE616 /m:2:1\n");
}

TEST(Rows, AFileThatCannotBeReadIsNoEmptyMap) {
  Texts texts;
  EXPECT_NE(texts.Rows().find("/m: No such file"), std::string::npos);
  texts.host.AddFile("/m", "a\t1\n");
  texts.host.FailPath("/m", EIO);
  EXPECT_NE(texts.Rows().find("/m"), std::string::npos);
}

// Somebody writes a row to each file that is read, `times` times.
class BusyHost : public MemoryHost {
 public:
  explicit BusyHost(int times) : left_(times) {}
  Result<std::string> ReadFile(const std::string& path, uint64_t max_bytes) override {
    Result<std::string> text = MemoryHost::ReadFile(path, max_bytes);
    if (text && left_-- > 0) AddFile(path, *text + "more\tx\n");
    return text;
  }

 private:
  int left_;
};

TEST(Rows, AFileThatChangesWhileItIsReadIsReadAgain) {
  for (const bool for_ever : {false, true}) {
    BusyHost host(for_ever ? 1000 : 1);
    host.AddFile("/m", "a\t1\n");
    SourceTable sources;
    Sink sink;
    RowRequest request;
    request.paths = {"/m"};
    const Result<RowSet> rows = ReadRows(host, request, sources, sink);
    ASSERT_EQ(rows.ok(), !for_ever);
    if (rows) {
      EXPECT_EQ(rows->rows().size(), 2u);
    } else {
      EXPECT_EQ(rows.failure().message, "/m: changes while it is read");
    }
  }
}

TEST(Rows, EqualSetsHaveEqualHashes) {
  Texts texts;
  texts.request.paths = {"/m"};
  const auto hash = [&](const char* text) {
    texts.host.AddFile("/m", text);
    return ReadRows(texts.host, texts.request, texts.sources, texts.sink)->Hash();
  };
  const std::string first = hash("a\t1\nb\t2\n");
  EXPECT_EQ(first, hash("# comment\na   1\r\n\nb\t2"));
  EXPECT_NE(first, hash("a\t1\nb\t3\n"));
  EXPECT_NE(first, hash("a\t1b\nb\t2\n"));
  EXPECT_EQ(first.size(), 32u);
}

TEST(Rows, AliasesAreStoredAsNewaliasesDoes) {
  Texts texts;
  texts.request.aliases = true;
  texts.request.local_names = {"example.org"};
  texts.host.AddFile("/m",
                     "Root: ann,\n\tbob\n\"a b\": c\nAnn (x) Lee: d\nJoe@Example.org: e\n"
                     "f <g@example.org>: h\nr: first\nR: second\nu@else.test: v\n");
  EXPECT_EQ(texts.Rows(),
            "root=ann,\tbob at /m:1:1\n\"a b\"=c at /m:3:1\nann.lee=d at /m:4:1\njoe=e at /m:5:1\n"
            "g=h at /m:6:1\nr=second at /m:8:1\nSITE614 /m:8:1\nSITE624 /m:9:1\n");
}

TEST(MapRecord, WhatIsWrittenIsReadAndDamageIsNoRecord) {
  MemoryHost host;
  const MapRecord record = {"0123", "hash fold plain", 12288, 1795524088000000001};
  ASSERT_TRUE(WriteRecord(host, "/etc/a.db", record));
  EXPECT_EQ(ReadRecord(host, "/etc/a.db"), record);
  const std::string text = *host.FileBytes("/etc/.a.db.built");
  for (size_t size = 0; size + 1 < text.size(); ++size) {
    host.AddFile("/etc/.a.db.built", text.substr(0, size));
    const std::optional<MapRecord> read = ReadRecord(host, "/etc/a.db");
    EXPECT_TRUE(!read || *read != record) << size;
  }
}

TEST(Safety, SaysWhatSendmailSays) {
  MemoryHost host;
  host.AddFile("/etc/mail/m.db", "x", 0640);
  Accounts accounts;
  EXPECT_EQ(WhyRefused(host, "/etc/mail/m.db", "", {}, accounts), "");
  host.AddFile("/etc/mail/m.db", "x", 0200);
  EXPECT_EQ(WhyRefused(host, "/etc/mail/m.db", "", {}, accounts), "Permission denied");
  accounts.mail_group = 4242;
  EXPECT_FALSE(
      IsReadableForGroup({.type = FileStatus::Type::kRegular, .mode = 0640, .group = 1}, accounts));
  EXPECT_TRUE(IsReadableForGroup({.type = FileStatus::Type::kRegular, .mode = 0640, .group = 4242},
                                 accounts));
}

}  // namespace
}  // namespace mw::site
