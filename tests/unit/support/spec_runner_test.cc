// SPDX-License-Identifier: BSD-2-Clause
#include <gtest/gtest.h>
#include <unistd.h>

#include "support/spec_runner_document.h"
#include "support/spec_runner_folder.h"

namespace mw {
namespace {

TEST(SpecDocument, SplitsHeadingsProseAndBlocks) {
  const auto parts =
      SpecFromText("# One\ntext\nmore\n~~~ file a b.mc\n# not a heading\n~~~~\n~~~\n").value();
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_EQ(parts[0].level, 1u);
  EXPECT_EQ(parts[1].body, "text\nmore\n");
  EXPECT_EQ(parts[2].verb, "file");
  EXPECT_EQ(parts[2].argument, "a b.mc");
  EXPECT_EQ(parts[2].body, "# not a heading\n~~~~\n");
  EXPECT_EQ(parts[2].line, 4u);
}

TEST(SpecDocument, ComesBackUnchanged) {
  const std::string text = "intro\n\n## A\n~~~~ run\n~~~\nm4\n~~~~\n\n#hash\n~~~ out\n~~~\nend\n";
  EXPECT_EQ(SpecToText(SpecFromText(text).value()), text);
}

TEST(SpecDocument, LengthensAFenceThatTheBodyWouldEnd) {
  auto parts = SpecFromText("~~~ out\n~~~\n").value();
  parts[0].body = "~~~\n";
  EXPECT_EQ(SpecToText(parts), "~~~~ out\n~~~\n~~~~\n");
}

TEST(SpecDocument, RefusesFaultyBlocks) {
  const std::pair<const char*, const char*> cases[] = {
      {"~~~ run\nx\n", "1: block is not closed"},
      {"a\n~~~ fiel x\n~~~\n", "2: unknown block 'fiel'; for one that is not run write '~~~ text'"},
      {"~~~\n~~~\n", "1: unknown block ''; for one that is not run write '~~~ text'"},
      {"~~~ file\n~~~\n", "1: block 'file' needs an argument"},
      {"~~~ run fast\n~~~\n", "1: block 'run' takes no argument"},
      {"~~~ file x.cf\nS0\nR$*   $@\n~~~\n",
       "1: no R line of this .cf has a tab; the tabs were lost"},
  };
  for (const auto& [text, message] : cases) {
    const auto parts = SpecFromText(text);
    ASSERT_FALSE(parts.ok()) << text;
    EXPECT_EQ(parts.failure().message, message);
  }
  EXPECT_TRUE(SpecFromText("~~~ file x.cf\nS0\nR$*\t$@\n~~~\n").ok());
}

SpecSettings Settings() {
  char path[4096];
  const ssize_t n = readlink("/proc/self/exe", path, sizeof path);
  const std::string self(path, static_cast<size_t>(n));
  return {self.substr(0, self.rfind('/')), "/nonexistent-root"};
}

TEST(SpecFolder, ShowsBothStreamsMissingNewlineAndStatus) {
  SpecFolder folder(Settings());
  EXPECT_EQ(folder.Run("cat; echo e >&2; printf o; exit 3", "in\n").value(),
            "in\ne\no\n\\ no newline at end\nexit 3\n");
  EXPECT_EQ(folder.Run("true", "").value(), "");
  EXPECT_EQ(folder.Run("kill -9 $$", "").value(), "exit 137\n");
}

TEST(SpecFolder, GivesAFixedEnvironment) {
  SpecFolder folder(Settings());
  setenv("MW_LEAK", "1", 1);
  EXPECT_EQ(folder.Run("env | grep -v -e ^PATH -e ^_ | sort; pwd", "").value(),
            "HOME=$HOME\nLC_ALL=C\nPWD=$HOME\nROOT=$ROOT\nTZ=UTC\n$HOME\n");
}

TEST(SpecFolder, KeepsFilesUntilItIsDestroyed) {
  SpecFolder folder(Settings());
  EXPECT_TRUE(folder.Write("sub/a.mc", "x\n").ok());
  EXPECT_EQ(folder.Run("cat sub/a.mc >b", "").value(), "");
  EXPECT_EQ(folder.Run("cat b", "").value(), "x\n");
  EXPECT_FALSE(folder.Copy("samples/none").ok());
}

TEST(SpecFolder, KnowsWhichProgramsThereAre) {
  EXPECT_TRUE(SpecProgramExists(Settings(), "sh"));
  EXPECT_FALSE(SpecProgramExists(Settings(), "no-such-program"));
}

}  // namespace
}  // namespace mw
