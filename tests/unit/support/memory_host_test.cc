// SPDX-License-Identifier: BSD-2-Clause
#include "support/memory_host.h"

#include <gtest/gtest.h>

#include <cerrno>

namespace mw {
namespace {

using Names = std::vector<std::string>;

TEST(MemoryHost, ResolvesRelativePathsAgainstItsDirectory) {
  MemoryHost host;
  host.AddFile("site.mc", "text");
  EXPECT_EQ(host.ReadFile("/home/postmaster/./x/../site.mc", 100).value(), "text");
  EXPECT_EQ(host.reads(), Names{"/home/postmaster/site.mc"});
  EXPECT_EQ(host.ReadFile("site.mc", 3).failure().error_number, EFBIG);
  EXPECT_EQ(host.ReadFile("other", 3).failure().error_number, ENOENT);
  EXPECT_EQ(host.ReadFile("/home", 3).failure().error_number, EISDIR);
}

TEST(MemoryHost, ListsEachNameOnce) {
  MemoryHost host;
  for (const char* path : {"/d/a/x", "/d/a-b", "/d/a/y", "/e"}) host.AddFile(path, "");
  host.AddFolder("/d/empty");
  EXPECT_EQ(host.List("/d").value(), (Names{"a", "a-b", "empty"}));
  EXPECT_EQ(host.List("/e").failure().error_number, ENOTDIR);
  EXPECT_EQ(host.Status("/d/a").value().type, FileStatus::Type::kDirectory);
}

TEST(MemoryHost, FailsTheChosenWriteOnly) {
  MemoryHost host;
  host.AddFile("/f", "old", 0600);
  host.FailWrite(2, ENOSPC);
  EXPECT_TRUE(host.WriteFileAtomically("/f", "one").ok());
  EXPECT_EQ(host.WriteFileAtomically("/f", "two").failure().error_number, ENOSPC);
  EXPECT_EQ(host.FileBytes("/f"), "one");
  EXPECT_TRUE(host.WriteFileAtomically("/f", "three").ok());
  EXPECT_EQ(host.FileBytes("/f"), "three");
  EXPECT_EQ(host.Status("/f").value().mode, 0600u);
  EXPECT_EQ(host.writes(), 3u);
}

TEST(MemoryHost, FailsOperationsOnAPathUntilItIsLifted) {
  MemoryHost host;
  host.AddFile("/f", "text");
  host.FailPath("/f", EACCES);
  EXPECT_EQ(host.ReadFile("/f", 9).failure().error_number, EACCES);
  EXPECT_EQ(host.Remove("/f").failure().error_number, EACCES);
  host.FailPath("/f", 0);
  EXPECT_TRUE(host.Remove("/f").ok());
  EXPECT_EQ(host.Remove("/f").failure().error_number, ENOENT);
}

TEST(MemoryHost, RecordsCommandsAndAnswersKnownOnes) {
  MemoryHost host;
  host.AnswerCommand("hostname", {"mail\n", 0});
  EXPECT_EQ(host.Run("hostname", true).value().output, "mail\n");
  EXPECT_EQ(host.Run("rm -rf /", true).failure().error_number, EPERM);
  EXPECT_EQ(host.commands(), (Names{"hostname", "rm -rf /"}));
}

TEST(MemoryHost, GivesInputInPartsAndTemporariesUnderNewNames) {
  MemoryHost host;
  host.SetInput("abcde");
  EXPECT_EQ(host.ReadInput(3).value(), "abc");
  EXPECT_EQ(host.ReadInput(3).value(), "de");
  EXPECT_EQ(host.ReadInput(3).value(), "");
  EXPECT_NE(host.MakeTemporary("/tmp/mXXXXXX").value(), host.MakeTemporary("/tmp/mXXXXXX").value());
  EXPECT_EQ(host.FileNames().size(), 2u);
}

}  // namespace
}  // namespace mw
