// SPDX-License-Identifier: BSD-2-Clause
#include "base/safe_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace mw {
namespace {

namespace fs = std::filesystem;

class SafeFile : public testing::Test {
 protected:
  SafeFile() {
    std::string name = fs::temp_directory_path() / "mw-safe-file.XXXXXX";
    folder_ = mkdtemp(name.data());
  }
  ~SafeFile() override { fs::remove_all(folder_); }

  std::string Path(const std::string& name) const { return folder_ / name; }
  void Put(const std::string& name, const std::string& text) const {
    std::ofstream(Path(name)) << text;
  }
  std::string Text(const std::string& name) const {
    std::ifstream file(Path(name));
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  }
  std::set<std::string> Names() const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_)) {
      names.insert(entry.path().filename());
    }
    return names;
  }

  fs::path folder_;
};

TEST_F(SafeFile, SeveralAreReplacedTogether) {
  Put("a", "old a");
  ASSERT_EQ(chmod(Path("a").c_str(), 0640), 0);
  fs::create_symlink("a", Path("link"));
  FileReplacements files;
  ASSERT_TRUE(files.Add(Path("link"), "new a").ok());
  ASSERT_TRUE(files.Add(Path("b"), "new b").ok());
  EXPECT_EQ(files.count(), 2u);
  EXPECT_EQ(Text("a"), "old a");
  EXPECT_FALSE(fs::exists(Path("b")));
  EXPECT_TRUE(files.PutInPlace().empty());
  EXPECT_EQ(files.count(), 0u);
  EXPECT_EQ(Text("a"), "new a");
  EXPECT_EQ(Text("b"), "new b");
  EXPECT_TRUE(fs::is_symlink(Path("link")));
  struct stat status {};
  ASSERT_EQ(stat(Path("a").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0640u);
  EXPECT_EQ(Names(), (std::set<std::string>{"a", "b", "link"}));
}

TEST_F(SafeFile, OneThatCannotBePutInPlaceLeavesTheOthers) {
  FileReplacements files;
  ASSERT_TRUE(files.Add(Path("a"), "a").ok());
  ASSERT_TRUE(files.Add(Path("b"), "b").ok());
  // A folder of that name appears meanwhile.
  fs::create_directories(Path("a/full"));
  const auto unplaced = files.PutInPlace();
  ASSERT_EQ(unplaced.size(), 1u);
  EXPECT_EQ(unplaced[0].index, 0u);
  EXPECT_EQ(unplaced[0].failure.error_number, EISDIR);
  EXPECT_EQ(Text("b"), "b");
  EXPECT_EQ(Names(), (std::set<std::string>{"a", "b"}));
}

TEST_F(SafeFile, FoldersAndMissingFoldersAreRefused) {
  FileReplacements files;
  const Result<void> folder = files.Add(folder_, "x");
  ASSERT_FALSE(folder.ok());
  EXPECT_EQ(folder.failure().error_number, EISDIR);
  const Result<void> missing = files.Add(Path("missing/x"), "x");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.failure().error_number, ENOENT);
  EXPECT_EQ(files.count(), 0u);
}

TEST_F(SafeFile, WhatIsNotPutInPlaceLeavesNothing) {
  Put("a", "old");
  {
    FileReplacements files;
    ASSERT_TRUE(files.Add(Path("a"), "new").ok());
    EXPECT_EQ(Names().size(), 2u);
  }
  EXPECT_EQ(Text("a"), "old");
  EXPECT_EQ(Names(), std::set<std::string>{"a"});
}

TEST_F(SafeFile, ASignalMayRemoveTheUnfinished) {
  FileReplacements files;
  ASSERT_TRUE(files.Add(Path("a"), "a").ok());
  ASSERT_TRUE(files.Add(Path("b"), "b").ok());
  RemoveUnfinishedFiles();
  EXPECT_TRUE(Names().empty());
}

}  // namespace
}  // namespace mw
