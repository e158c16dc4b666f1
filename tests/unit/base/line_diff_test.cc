// SPDX-License-Identifier: BSD-2-Clause
#include "base/line_diff.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

namespace mw {
namespace {

TEST(LineDiffTest, ShowsHunksAndOpenEnds) {
  EXPECT_EQ(LineDiff("a", "b", "same\n", "same\n"), "");
  EXPECT_EQ(LineDiff("a", "b", "x\ny", "x\nz\n"),
            "--- a\n+++ b\n@@ -1,2 +1,2 @@\n x\n-y\n\\ No newline at end of file\n+z\n");
  EXPECT_EQ(LineDiff("a", "b", "", "x\n"), "--- a\n+++ b\n@@ -0,0 +1,1 @@\n+x\n");
}

// patch(1) is the judge: what the diff says makes the one text of the other.
TEST(LineDiffTest, IsUnderstoodByPatch) {
  if (std::system("command -v patch > /dev/null") != 0) GTEST_SKIP() << "there is no patch";
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / ("mw-diff-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::mt19937 random(4711);
  const auto text = [&](size_t lines) {
    std::string made;
    for (size_t i = 0; i < lines; ++i) made += std::string(1, "abcde"[random() % 5]) + "\n";
    if (random() % 3 == 0 && !made.empty()) made.pop_back();
    return made;
  };
  for (int i = 0; i < 40; ++i) {
    const std::string before = text(random() % 30), after = text(random() % 30);
    std::ofstream(folder / "f") << before;
    std::ofstream(folder / "d") << LineDiff("f", "f", before, after);
    const std::string command =
        "cd '" + folder.string() + "' && touch f && { [ ! -s d ] || patch -s f d; }";
    ASSERT_EQ(std::system(command.c_str()), 0) << before << "\n->\n" << after;
    std::string got;
    if (std::ifstream in(folder / "f"); in) got.assign(std::istreambuf_iterator<char>(in), {});
    ASSERT_EQ(got, after) << LineDiff("f", "f", before, after);
  }
  fs::remove_all(folder);
}

}  // namespace
}  // namespace mw
