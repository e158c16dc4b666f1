// SPDX-License-Identifier: BSD-2-Clause
// The page reader against files that Berkeley DB itself wrote.
#include "maps/berkeley/database.h"

#include <db.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <map>
#include <random>
#include <sstream>

namespace mw::maps::berkeley {
namespace {

struct Shape {
  Kind kind;
  uint32_t page_size;
  int byte_order;  // 1234 or 4321; 0: the machine's
  bool checksums;
  bool duplicates;
  size_t rows, longest_key, longest_value;
};

using Pairs = std::multimap<std::string, std::string>;

std::string RandomText(std::mt19937& random, size_t longest) {
  std::string text(random() % longest + 1, 'x');
  for (char& c : text) c = static_cast<char>(random() % 255 + 1);
  return text;
}

// Rows as makemap could have them: keys unique, or some with many values.
Pairs MakePairs(const Shape& shape) {
  std::mt19937 random(4711);
  Pairs pairs;
  while (pairs.size() < shape.rows) {
    const std::string key = RandomText(random, shape.longest_key);
    if (pairs.contains(key)) continue;
    const size_t values = shape.duplicates && random() % 8 == 0 ? random() % 300 + 2 : 1;
    for (size_t i = 0; i < values; ++i) pairs.emplace(key, RandomText(random, shape.longest_value));
  }
  return pairs;
}

DBT Thing(std::string_view bytes) {
  DBT thing{};
  thing.data = const_cast<char*>(bytes.data());
  thing.size = static_cast<u_int32_t>(bytes.size());
  return thing;
}

// The bytes of a database file that libdb made of `pairs`.
std::string WriteWithLibrary(const Shape& shape, const Pairs& pairs) {
  const std::string path = testing::TempDir() + "/mw_database_test.db";
  unlink(path.c_str());
  DB* db = nullptr;
  EXPECT_EQ(db_create(&db, nullptr, 0), 0);
  if (shape.byte_order != 0) {
    EXPECT_EQ(db->set_lorder(db, shape.byte_order), 0);
  }
  if (shape.page_size != 0) {
    EXPECT_EQ(db->set_pagesize(db, shape.page_size), 0);
  }
  u_int32_t flags = 0;
  if (shape.checksums) flags |= DB_CHKSUM;
  if (shape.duplicates) flags |= DB_DUP;
  if (flags != 0) {
    EXPECT_EQ(db->set_flags(db, flags), 0);
  }
  EXPECT_EQ(db->open(db, nullptr, path.c_str(), nullptr,
                     shape.kind == Kind::kHash ? DB_HASH : DB_BTREE, DB_CREATE, 0600),
            0);
  for (const auto& [key, value] : pairs) {
    DBT k = Thing(key), v = Thing(value);
    EXPECT_EQ(db->put(db, nullptr, &k, &v, shape.duplicates ? 0 : DB_NOOVERWRITE), 0);
  }
  EXPECT_EQ(db->close(db, 0), 0);
  std::ifstream in(path, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  unlink(path.c_str());
  return bytes.str();
}

std::unique_ptr<Database> OpenBytes(std::string bytes, Kind kind) {
  OpenProblem problem;
  return Database::Open(std::make_unique<FileBytes>(std::move(bytes)), kind, problem);
}

class DatabaseFiles : public testing::TestWithParam<Shape> {};

TEST_P(DatabaseFiles, FindsEveryKeyAndNoOther) {
  const Pairs pairs = MakePairs(GetParam());
  const auto database = OpenBytes(WriteWithLibrary(GetParam(), pairs), GetParam().kind);
  ASSERT_NE(database, nullptr);
  std::string_view value;
  for (auto at = pairs.begin(); at != pairs.end(); at = pairs.upper_bound(at->first)) {
    ASSERT_EQ(database->Find(at->first, value), Found::kYes);
    ASSERT_EQ(value, at->second);  // the first of several
    const std::string other = at->first + "+";
    if (!pairs.contains(other)) {
      ASSERT_EQ(database->Find(other, value), Found::kNo);
    }
  }
}

TEST_P(DatabaseFiles, ListsEveryPairOnce) {
  const Pairs pairs = MakePairs(GetParam());
  const auto database = OpenBytes(WriteWithLibrary(GetParam(), pairs), GetParam().kind);
  ASSERT_NE(database, nullptr);
  Pairs listed;
  ASSERT_TRUE(database->ForEach(
      [](void* to, std::string_view key, std::string_view value) {
        static_cast<Pairs*>(to)->emplace(key, value);
        return true;
      },
      &listed));
  EXPECT_EQ(listed, pairs);
}

// Whatever is damaged, lookups end, and give a right value, nothing, or "corrupt".
TEST_P(DatabaseFiles, SurvivesDamage) {
  Shape shape = GetParam();
  shape.rows = std::min<size_t>(shape.rows, 400);
  const Pairs pairs = MakePairs(shape);
  const std::string whole = WriteWithLibrary(shape, pairs);
  std::mt19937 random(1);
  for (int round = 0; round < 60; ++round) {
    std::string bytes = whole;
    for (size_t i = random() % 20 + 1; i > 0; --i) {
      // Mostly the beginnings of pages, where the numbers are.
      const size_t page = shape.page_size == 0 ? 4096 : shape.page_size;
      const size_t within = random() % 4 == 0 ? random() % page : random() % 120;
      const size_t at = (random() % (bytes.size() / page)) * page + within;
      if (at < bytes.size()) bytes[at] = static_cast<char>(random());
    }
    if (random() % 4 == 0) bytes.resize(random() % bytes.size());
    const auto database = OpenBytes(std::move(bytes), shape.kind);
    if (database == nullptr) continue;
    std::string_view value;
    for (const auto& [key, expected] : pairs) database->Find(key, value);
    size_t count = 0;
    database->ForEach([](void* to, std::string_view,
                         std::string_view) { return ++*static_cast<size_t*>(to) < 100'000; },
                      &count);
  }
}

INSTANTIATE_TEST_SUITE_P(Shapes, DatabaseFiles,
                         testing::Values(Shape{Kind::kHash, 0, 0, false, false, 5000, 40, 60},
                                         Shape{Kind::kBtree, 0, 0, false, false, 5000, 40, 60},
                                         Shape{Kind::kHash, 0, 4321, false, false, 2000, 40, 60},
                                         Shape{Kind::kBtree, 0, 4321, false, false, 2000, 40, 60},
                                         Shape{Kind::kHash, 512, 0, false, false, 1500, 300, 2000},
                                         Shape{Kind::kBtree, 512, 0, false, false, 1500, 300, 2000},
                                         Shape{Kind::kHash, 65536, 0, false, false, 3000, 20, 20},
                                         Shape{Kind::kBtree, 65536, 0, false, false, 3000, 20, 20},
                                         Shape{Kind::kHash, 4096, 0, true, false, 2000, 40, 60},
                                         Shape{Kind::kBtree, 4096, 0, true, false, 2000, 40, 60},
                                         Shape{Kind::kHash, 1024, 0, false, true, 6000, 30, 40},
                                         Shape{Kind::kBtree, 1024, 0, false, true, 6000, 30, 40},
                                         Shape{Kind::kHash, 0, 0, false, false, 0, 1, 1},
                                         Shape{Kind::kBtree, 0, 0, false, false, 0, 1, 1}));

TEST(DatabaseOpen, SaysWhatIsWrong) {
  const Shape shape{Kind::kHash, 0, 0, false, false, 10, 10, 10};
  const std::string hash = WriteWithLibrary(shape, MakePairs(shape));
  const auto problem_of = [](std::string bytes, Kind kind) {
    OpenProblem problem;
    Database::Open(std::make_unique<FileBytes>(std::move(bytes)), kind, problem);
    return problem;
  };
  EXPECT_EQ(problem_of(hash, Kind::kHash), OpenProblem::kNone);
  EXPECT_EQ(problem_of(hash, Kind::kBtree), OpenProblem::kOtherKind);
  EXPECT_EQ(problem_of("", Kind::kHash), OpenProblem::kNotADatabase);
  EXPECT_EQ(problem_of(std::string(4096, '\0'), Kind::kHash), OpenProblem::kNotADatabase);
  EXPECT_EQ(problem_of(hash.substr(0, 5000), Kind::kHash), OpenProblem::kOddSize);
  std::string version = hash;
  version[16] = 99;
  EXPECT_EQ(problem_of(version, Kind::kHash), OpenProblem::kUnknownVersion);
  std::string encrypted = hash;
  encrypted[24] = 1;
  EXPECT_EQ(problem_of(encrypted, Kind::kHash), OpenProblem::kEncrypted);
}

}  // namespace
}  // namespace mw::maps::berkeley
