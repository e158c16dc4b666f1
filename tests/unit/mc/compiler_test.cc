// SPDX-License-Identifier: BSD-2-Clause
#include "mc/compiler.h"

#include <gtest/gtest.h>

#include "mc/source_map.h"
#include "small_library.h"

namespace mw::mc {
namespace {

class Compiler : public testing::Test {
 protected:
  Compiler() { AddSmallLibrary(host_, "/usr/share/sendmail/cf"); }

  std::unique_ptr<Compilation> Compile(const std::string& text, Request request = {}) {
    host_.AddFile("site.mc", text);
    request.path = "site.mc";
    return std::make_unique<Compilation>(host_, std::move(request));
  }
  // "LINE CODE" of each finding.
  static std::vector<std::string> Codes(const Compilation& compiled) {
    std::vector<std::string> codes;
    for (const Diagnostic& diagnostic : compiled.diagnostics().Sorted()) {
      const bool known = diagnostic.range.known();
      const uint32_t line = known ? compiled.sources().Place(diagnostic.range.begin).line : 0;
      codes.push_back(std::to_string(line) + " " + std::string(diagnostic.code));
    }
    return codes;
  }

  MemoryHost host_;
};

using Strings = std::vector<std::string>;

TEST_F(Compiler, PutsTheLibraryInFront) {
  const auto compiled = Compile("OSTYPE(`linux')dnl\nFEATURE(`one')dnl\n");
  EXPECT_EQ(compiled->outcome(), Outcome::kGood);
  EXPECT_EQ(compiled->cf(),
            "##### built by postmaster@mail.example.org on Tue Nov 14 22:13:20 UTC 2023\n"
            "##### in /home/postmaster\n"
            "##### using /usr/share/sendmail/cf/ as configuration include directory\n"
            "Kone hash /etc/mail/one\n#O MaxHopCount=25\n");
  EXPECT_EQ(compiled->library_folder(), "/usr/share/sendmail/cf/");
}

TEST_F(Compiler, StartsNoCommandAndCreatesNoFile) {
  const size_t files = host_.FileNames().size();
  const auto compiled = Compile("OSTYPE(`linux')dnl\n");
  EXPECT_EQ(compiled->outcome(), Outcome::kGood);
  EXPECT_TRUE(host_.commands().empty());
  EXPECT_EQ(host_.writes(), 0u);
  EXPECT_EQ(host_.FileNames().size(), files + 1);
}

TEST_F(Compiler, TakesTheIncludeOfTheMc) {
  AddSmallLibrary(host_, "/opt/cf");
  const auto compiled = Compile("first\ninclude(`/opt/cf/m4/cf.m4')OSTYPE(`linux')dnl\n");
  EXPECT_EQ(compiled->outcome(), Outcome::kGood);
  EXPECT_TRUE(compiled->cf().starts_with("first\n##### built"));
  EXPECT_EQ(compiled->library_folder(), "/opt/cf/");
}

TEST_F(Compiler, IgnoresAnIncludeThatIsCommentedOut) {
  const auto compiled = Compile("dnl include(`/opt/cf/m4/cf.m4')\nOSTYPE(`linux')dnl\n");
  EXPECT_EQ(compiled->outcome(), Outcome::kGood);
  EXPECT_TRUE(compiled->cf().ends_with("#O MaxHopCount=25\n"));
}

TEST_F(Compiler, FollowsAnIncludeInAnotherFile) {
  host_.AddFile("common.m4", "include(`/usr/share/sendmail/cf/m4/cf.m4')OSTYPE(`linux')dnl\n");
  const auto compiled = Compile("first\ninclude(`common.m4')dnl\n");
  EXPECT_EQ(compiled->outcome(), Outcome::kGood);
  EXPECT_TRUE(compiled->cf().starts_with("first\n##### built"));
}

TEST_F(Compiler, MakesAHeaderThatDependsOnNothing) {
  Request request;
  request.header = {.reproducible = true, .fixed_time = -1};
  const auto compiled = Compile("OSTYPE(`linux')dnl\n", request);
  EXPECT_TRUE(compiled->cf().starts_with("##### built by mc2cf\n#O"));
}

TEST_F(Compiler, ListsTheFilesItRead) {
  const auto compiled = Compile("OSTYPE(`linux')dnl\nFEATURE(`one')FEATURE(`one')dnl\n");
  EXPECT_EQ(
      compiled->files_read(),
      (Strings{"site.mc", "/usr/share/sendmail/cf/m4/cf.m4", "/usr/share/sendmail/cf/m4/head.m4",
               "/usr/share/sendmail/cf/feature/one.m4", "/usr/share/sendmail/cf/m4/tail.m4"}));
}

TEST_F(Compiler, ReportsWhatTheLibrarySaysAtTheUsersLine) {
  const auto compiled = Compile("OSTYPE(`linux')dnl\n\nFEATURE(`talk')dnl\n");
  EXPECT_EQ(compiled->outcome(), Outcome::kWrong);
  EXPECT_EQ(Codes(*compiled), (Strings{"3 MC114"}));
}

TEST_F(Compiler, KnowsTheWayThroughMacrosOfTheUser) {
  const auto compiled = Compile("define(`ALL', `FEATURE(`two')')dnl\nOSTYPE(`linux')dnl\nALL\n");
  ASSERT_EQ(Codes(*compiled), (Strings{"1 MC104"}));
  const Diagnostic diagnostic = compiled->diagnostics().Sorted()[0];
  ASSERT_EQ(diagnostic.notes.size(), 1u);
  EXPECT_EQ(compiled->sources().Format(diagnostic.notes[0].range.begin), "site.mc:3:1");
  EXPECT_EQ(diagnostic.notes[0].message, "in the expansion of 'ALL' called here");
}

TEST_F(Compiler, SaysThatThereIsNoLibrary) {
  Request request;
  request.library = "/nowhere";
  const auto compiled = Compile("OSTYPE(`linux')dnl\n", request);
  EXPECT_EQ(compiled->outcome(), Outcome::kNoLibrary);
  EXPECT_EQ(Codes(*compiled), (Strings{"0 MC110"}));
  EXPECT_EQ(compiled->cf(), "");
}

TEST_F(Compiler, SaysThatTheFileCannotBeRead) {
  host_.FailPath("site.mc", EACCES);
  const auto compiled = Compile("OSTYPE(`linux')dnl\n");
  EXPECT_EQ(compiled->outcome(), Outcome::kUnreadable);
  EXPECT_EQ(Codes(*compiled), (Strings{"0 MC130"}));
}

TEST_F(Compiler, RefusesCommandsUnlessAllowed) {
  host_.AnswerCommand("hostname", {"mail.example.org", 0});
  const std::string text = "OSTYPE(`linux')esyscmd(`hostname')\n";
  EXPECT_EQ(Codes(*Compile(text)), (Strings{"1 MC113"}));
  EXPECT_TRUE(host_.commands().empty());
  Request request;
  request.allow_exec = true;
  const auto compiled = Compile(text, request);
  EXPECT_EQ(compiled->outcome(), Outcome::kGood);
  EXPECT_EQ(host_.commands(), (Strings{"hostname"}));
  EXPECT_NE(compiled->cf().find("mail.example.org\n#O"), std::string::npos);
}

TEST_F(Compiler, KnowsWhereEachLineComesFrom) {
  const auto compiled = Compile("OSTYPE(`linux')dnl\nFEATURE(`one')dnl\nKtwo text\n");
  EXPECT_EQ(DescribeLine(*compiled, 4),
            "line 4 of the .cf: Kone hash /etc/mail/one\n"
            "  column 1: site.mc:2:1 FEATURE(`one') <- /usr/share/sendmail/cf/m4/head.m4:8 <- "
            "/usr/share/sendmail/cf/feature/one.m4:1\n");
  EXPECT_EQ(DescribeLine(*compiled, 5), "line 5 of the .cf: Ktwo text\n  column 1: site.mc:3:1\n");
  EXPECT_EQ(DescribeLine(*compiled, 99), "");
}

TEST_F(Compiler, CoversEveryByteInTheSourceMap) {
  const auto compiled = Compile("OSTYPE(`linux')dnl\nFEATURE(`one')dnl\nKtwo text\n");
  size_t covered = 0;
  for (size_t line = 1; line <= CountLines(compiled->cf()); ++line) {
    for (const LinePiece& piece : PiecesOfLine(*compiled, line)) covered += piece.length;
  }
  EXPECT_EQ(covered + CountLines(compiled->cf()), compiled->cf().size());
}

}  // namespace
}  // namespace mw::mc
