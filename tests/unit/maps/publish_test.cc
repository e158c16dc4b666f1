// SPDX-License-Identifier: BSD-2-Clause
// What publishing keeps, refuses and waits for. Kills and failing calls: property/maps.
#include "maps/publish.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "maps/file_lock.h"
#include "maps/file_replace.h"

namespace mw::maps {
namespace {

namespace fs = std::filesystem;

class Publish : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "mw-publish-XXXXXX";
    folder_ = mkdtemp(pattern.data());
    live_ = folder_ + "/m.db";
  }
  void TearDown() override { fs::remove_all(folder_); }

  static void Write(const std::string& path, const std::string& bytes) {
    std::ofstream(path) << bytes;
  }
  static std::string Bytes(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  struct stat Status() const {
    struct stat status = {};
    EXPECT_EQ(stat(live_.c_str(), &status), 0);
    return status;
  }
  size_t FileCount() const {
    return static_cast<size_t>(std::distance(fs::directory_iterator(folder_), {}));
  }

  // Publishes `bytes` as if they were a map.
  Result<PublishReport> PublishBytes(const std::string& bytes, const PublishOptions& options = {}) {
    Result<NewMap> next = NewMap::Begin(live_, options);
    if (!next) return next.failure();
    Write(next->path(), bytes);
    return next->Publish();
  }

  static PublishOptions Timeout(int64_t milliseconds) {
    PublishOptions options;
    options.lock_timeout_ms = milliseconds;
    return options;
  }

  std::string folder_, live_;
};

TEST_F(Publish, FirstMapGetsModeAndLeavesNothingElse) {
  const Result<PublishReport> report = PublishBytes("one");
  ASSERT_TRUE(report) << report.failure().message;
  EXPECT_TRUE(report->created);
  EXPECT_EQ(Status().st_mode & 07777, 0640u);
  EXPECT_EQ(Bytes(live_), "one");
  EXPECT_EQ(FileCount(), 1u);
}

TEST_F(Publish, CopyKeepsInodeAndModeAndMovesTheTimeOn) {
  Write(live_, std::string(20'000, 'x'));
  chmod(live_.c_str(), 0604);
  const struct stat before = Status();
  for (int i = 1; i <= 3; ++i) {
    ASSERT_TRUE(PublishBytes("new " + std::to_string(i)));
    EXPECT_EQ(Bytes(live_), "new " + std::to_string(i));
    const struct stat now = Status();
    EXPECT_EQ(now.st_ino, before.st_ino);
    EXPECT_EQ(now.st_mode & 07777, 0604u);
    EXPECT_GE(now.st_mtim.tv_sec, before.st_mtim.tv_sec + i);
  }
  EXPECT_EQ(FileCount(), 1u);
}

TEST_F(Publish, RenameTouchesTheOldFileToo) {
  Write(live_, "old");
  chmod(live_.c_str(), 0604);
  const int reader = open(live_.c_str(), O_RDONLY);
  struct stat before = {}, after = {};
  fstat(reader, &before);
  PublishOptions renaming;
  renaming.way = PublishWay::kRename;
  const Result<PublishReport> report = PublishBytes("new", renaming);
  ASSERT_TRUE(report) << report.failure().message;
  fstat(reader, &after);
  EXPECT_NE(Status().st_ino, before.st_ino);
  EXPECT_EQ(Status().st_mode & 07777, 0604u);
  EXPECT_GT(after.st_mtim.tv_sec, before.st_mtim.tv_sec);
  EXPECT_EQ(Bytes(live_), "new");
  close(reader);
}

TEST_F(Publish, WaitsForReadersAndGivesUpInTime) {
  Write(live_, "old");
  const int reader = open(live_.c_str(), O_RDONLY);
  ASSERT_EQ(flock(reader, LOCK_SH), 0);
  const Result<PublishReport> report = PublishBytes("new", Timeout(50));
  ASSERT_FALSE(report);
  EXPECT_EQ(report.failure().error_number, EWOULDBLOCK);
  EXPECT_NE(report.failure().message.find("m.db: still locked by process"), std::string::npos)
      << report.failure().message;
  EXPECT_EQ(Bytes(live_), "old");
  EXPECT_EQ(FileCount(), 1u);
  close(reader);
  EXPECT_TRUE(PublishBytes("new"));
}

TEST_F(Publish, SecondBuilderWaitsForTheFirst) {
  Result<NewMap> first = NewMap::Begin(live_, {});
  ASSERT_TRUE(first);
  const Result<NewMap> second = NewMap::Begin(live_, Timeout(20));
  ASSERT_FALSE(second);
  EXPECT_NE(second.failure().message.find("another build of this map"), std::string::npos);
}

TEST_F(Publish, LinksAreRefusedUnlessAllowed) {
  Write(folder_ + "/real.db", "old");
  ASSERT_EQ(symlink("real.db", live_.c_str()), 0);
  EXPECT_FALSE(PublishBytes("new"));
  PublishOptions with_links;
  with_links.allow_links = true;
  ASSERT_TRUE(PublishBytes("new", with_links));
  EXPECT_EQ(Bytes(folder_ + "/real.db"), "new");
  EXPECT_TRUE(fs::is_symlink(live_));
  fs::remove(live_);
  ASSERT_EQ(link((folder_ + "/real.db").c_str(), live_.c_str()), 0);
  const Result<PublishReport> linked = PublishBytes("newer");
  ASSERT_FALSE(linked);
  EXPECT_NE(linked.failure().message.find("has 2 names"), std::string::npos);
}

TEST_F(Publish, AMapThatSomebodyBuiltMeanwhileIsKept) {
  Write(live_, "theirs");
  Write(NewMapPath(live_), "ours");
  const int file = open(NewMapPath(live_).c_str(), O_RDONLY);
  const Journal journal = {4, HashOfFile(file, 4).value(), {1, 2, 3, 4}};
  close(file);
  ASSERT_TRUE(WriteJournal(JournalPath(live_), journal));
  EXPECT_EQ(Recover(live_, {}).value(), Recovery::kSuperseded);
  EXPECT_EQ(Bytes(live_), "theirs");
  EXPECT_EQ(FileCount(), 1u);
}

TEST_F(Publish, ADamagedJournalIsNotFollowed) {
  Write(live_, "old");
  Write(NewMapPath(live_), "new");
  Write(JournalPath(live_), std::string(128, 'j'));
  EXPECT_EQ(Recover(live_, {}).value(), Recovery::kDropped);
  EXPECT_EQ(Bytes(live_), "old");
  EXPECT_EQ(FileCount(), 1u);
}

TEST_F(Publish, AFolderThatCannotBeWrittenIsNamed) {
  const Result<NewMap> next = NewMap::Begin(folder_ + "/none/m.db", {});
  ASSERT_FALSE(next);
  EXPECT_NE(next.failure().message.find("none/.m.db.new: No such file"), std::string::npos)
      << next.failure().message;
}

}  // namespace
}  // namespace mw::maps
