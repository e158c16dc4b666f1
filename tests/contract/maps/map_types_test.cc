// SPDX-License-Identifier: BSD-2-Clause
// What every map type promises: each row of map_types.def, the same questions.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "maps/fixtures.h"
#include "maps/zone_file.h"
#include "support/map_session.h"
#include "support/memory_files.h"

namespace mw::maps {
namespace {

// K-line arguments that make a usable map of the type, but for files and servers that are not
// there.
std::string_view ArgumentsFor(std::string_view type) {
  if (type == "dns") return "-RTXT";
  if (type == "ldap") return "-k (x=%0)";
  if (type == "socket") return "inet:1@127.0.0.1";
  if (type == "regex") return "^needle$";
  if (type == "program") return "/bin/answer";
  if (type == "sequence") return "";
  const std::set<std::string_view> without_file = {"null",  "host", "bestmx", "dequote", "macro",
                                                   "arith", "arpa", "user",   "syslog"};
  return without_file.contains(type) ? "" : "/file";
}

bool ReadsTextSource(std::string_view type) {
  return type == "hash" || type == "btree" || type == "cdb" || type == "dbm";
}

class MapTypeContract : public testing::TestWithParam<const MapType*> {
 protected:
  MapTypeContract() : session(host) {
    session.environment.extra_types = {"cdb", "dbm"};
    host.Add("/etc/mail/service.switch", "hosts files\n");
  }
  const MapType& type() const { return *GetParam(); }
  Map* Define(std::string_view flags = "") {
    session.table.Define("m", type().name, fmt::format("{} {}", flags, ArgumentsFor(type().name)));
    return session.table.Find("m");
  }
  const Answer& Ask(Map* map, std::string_view key) {
    map->Lookup({.key = key, .args = {}}, session.answer);
    return session.answer;
  }
  // No answer says two things at once.
  void ExpectConsistent(const Answer& answer) {
    EXPECT_EQ(answer.outcome == Outcome::kFound, answer.has_value);
    EXPECT_TRUE(answer.outcome != Outcome::kFound || answer.status == 0);
    EXPECT_TRUE(answer.outcome != Outcome::kAbsent || answer.status != status::kTempFail);
    EXPECT_TRUE(answer.has_value || answer.value.empty());
  }

  test::MemoryFiles host;
  test::MapSession session;
};

TEST_P(MapTypeContract, HasACompleteRow) {
  EXPECT_FALSE(type().name.empty());
  EXPECT_EQ(FindMapType(FoldCase(type().name)), &type());
  EXPECT_FALSE(type().summary.empty());
  EXPECT_FALSE(type().summary.ends_with('.'));
  EXPECT_NE(type().parse, nullptr);
  EXPECT_EQ(std::set<char>(type().flags.begin(), type().flags.end()).size(), type().flags.size());
}

TEST_P(MapTypeContract, EmptyAndHugeKeysAreAnswered) {
  Map* map = Define();
  ASSERT_NE(map, nullptr);
  ASSERT_TRUE(map->valid()) << session.transcript.out;
  ExpectConsistent(Ask(map, ""));
  for (const size_t size : {1u, 255u, 256u, 257u, 100'000u}) {
    ExpectConsistent(Ask(map, std::string(size, 'k')));
    ExpectConsistent(Ask(map, std::string(size, '(')));
  }
}

TEST_P(MapTypeContract, EveryByteMayStandInAKey) {
  Map* map = Define();
  for (int byte = 0; byte < 256; ++byte) {
    const char text[] = {'a', static_cast<char>(byte), 'b'};
    ExpectConsistent(Ask(map, {text, 3}));
    map->LookupFromRule({.key = {text, 3}, .args = {}}, session.answer);
    EXPECT_TRUE(session.answer.status == 0 || session.answer.status == status::kTempFail);
  }
}

TEST_P(MapTypeContract, MissingFilesFailAndAreNotEmptyMaps) {
  const bool needs_file = ArgumentsFor(type().name) == "/file" && type().name != "userdb";
  if (!needs_file) return;
  EXPECT_EQ(Ask(Define(), "k").outcome, Outcome::kFailed);
  EXPECT_EQ(session.answer.status, status::kTempFail);
}

TEST_P(MapTypeContract, OptionalMapsWithoutFileAreAbsent) {
  const bool needs_file = ArgumentsFor(type().name) == "/file" && type().name != "userdb";
  if (!needs_file) return;
  Map* map = Define("-o");
  EXPECT_FALSE(map->Open());
  EXPECT_EQ(Ask(map, "k").outcome, Outcome::kAbsent);
}

TEST_P(MapTypeContract, UnreadableFilesFail) {
  if (!ReadsTextSource(type().name) && type().name != "text") return;
  for (const char* name : {"/file", "/file.db", "/file.cdb", "/file.pag"}) host.Lock(name, EACCES);
  EXPECT_EQ(Ask(Define(), "k").outcome, Outcome::kFailed);
}

// A value with every byte that a line can hold comes back as it was.
TEST_P(MapTypeContract, ValuesKeepTheirBytes) {
  if (!ReadsTextSource(type().name)) return;
  std::string value;
  for (int byte = 1; byte < 256; ++byte) {
    if (byte != '\n' && byte != '%') value += static_cast<char>(byte);
  }
  value = "v" + value;
  host.Add("/file", "Key\t" + value + "\nother x\nkey second\n");
  EXPECT_EQ(Ask(Define(), "kEY").value, value);
  EXPECT_EQ(session.answer.place.line, 1u);
  EXPECT_EQ(Ask(session.table.Find("m"), "ke").outcome, Outcome::kAbsent);
}

TEST_P(MapTypeContract, ListsWhatItFinds) {
  if (!ReadsTextSource(type().name)) return;
  host.Add("/file", "b 1\na 2\nb 3\n");
  std::string listed;
  ASSERT_TRUE(Define()->List(
      [](void* to, std::string_view key, std::string_view value, Place place) {
        *static_cast<std::string*>(to) += fmt::format("{}={}@{} ", key, value, place.line);
        return true;
      },
      &listed));
  EXPECT_EQ(listed, "b=1@1 a=2@2 ");
}

TEST_P(MapTypeContract, FixturesAnswerWhereServersWould) {
  const std::set<std::string_view> outside = {"program", "socket", "ldap", "nis", "nisplus"};
  if (!outside.contains(type().name)) return;
  SourceTable sources;
  Sink sink;
  FixtureFile fixtures(sources, sources.Add("f", "map m key => value\n"), sink);
  session.environment.fixtures = &fixtures;
  Map* map = Define();
  EXPECT_EQ(Ask(map, "Key").value, "value");
  EXPECT_EQ(Ask(map, "other").outcome, Outcome::kAbsent);
  EXPECT_TRUE(host.commands.empty());
}

TEST_P(MapTypeContract, UnknownFlagsNeverCrash) {
  for (const char* flags :
       {"-", "--", "- -", "-Z", "-k", "-z", "-S", "-\xFF", "-a-b-c", "-d9999999999999999w"}) {
    if (Map* map = Define(flags); map->Open()) ExpectConsistent(Ask(map, "k"));
  }
}

INSTANTIATE_TEST_SUITE_P(AllTypes, MapTypeContract,
                         testing::ValuesIn(MapTypes().begin(), MapTypes().end()),
                         [](const auto& row) { return std::string(row.param->name); });

TEST(MapTypesList, HasEveryFileOfTheFolder) {
  std::set<std::string> listed;
  for (const MapType* type : MapTypes()) {
    EXPECT_TRUE(listed.insert(std::string(type->name)).second) << type->name;
  }
  for (const auto& entry : std::filesystem::directory_iterator(MW_SOURCE_DIR "/src/maps/types")) {
    std::string stem = entry.path().stem().string();
    if (stem.ends_with('_')) stem.pop_back();  // switch is a word of C++
    EXPECT_TRUE(listed.contains(stem)) << entry.path();
  }
}

}  // namespace
}  // namespace mw::maps
