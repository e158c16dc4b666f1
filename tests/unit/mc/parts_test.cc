// SPDX-License-Identifier: BSD-2-Clause
// The small parts: commands, paths of the library, header comment, depfile.
#include <gtest/gtest.h>

#include "mc/calls.h"
#include "mc/depfile.h"
#include "mc/library.h"
#include "mc/makeinfo.h"
#include "small_library.h"

namespace mw::mc {
namespace {

TEST(Commands, AreFoundByTheirExactName) {
  ASSERT_NE(FindCommand("FEATURE"), nullptr);
  EXPECT_EQ(FindCommand("FEATURE")->kind, CommandKind::kFeature);
  EXPECT_EQ(FindCommand("undivert")->kind, CommandKind::kDivert);
  EXPECT_EQ(FindCommand("feature"), nullptr);
  EXPECT_EQ(FindCommand(""), nullptr);
  EXPECT_EQ(CommandKindName(CommandKind::kSystem), "system");
}

TEST(UserCall, IsShownAsItCouldHaveBeenWritten) {
  UserCall call;
  call.command = FindCommand("FEATURE");
  EXPECT_EQ(call.Text(), "FEATURE");
  call.parenthesized = true;
  call.arguments = {{"access_db", {}}, {"", {}}, {"a\nb", {}}};
  EXPECT_EQ(call.Text(), "FEATURE(`access_db', , `a\\nb')");
}

TEST(Library, CutsTheFolderOffTheEntry) {
  EXPECT_EQ(FolderOfEntry("/usr/share/sendmail/cf/m4/cf.m4"), "/usr/share/sendmail/cf/");
  EXPECT_EQ(FolderOfEntry("../m4/cf.m4"), "../");
  EXPECT_EQ(FolderOfEntry("m4/cf.m4"), "");
  EXPECT_EQ(FolderOfEntry("/x/sm4/cf.m4"), std::nullopt);
  EXPECT_EQ(FolderOfEntry("/x/m4/proto.m4"), std::nullopt);
}

TEST(Library, KnowsWhatAPathAsksFor) {
  const auto member = MemberOfPath("/cf/feature/access_db.m4", "/cf/");
  ASSERT_TRUE(member.has_value());
  EXPECT_EQ(member->family->command, "FEATURE");
  EXPECT_EQ(member->name, "access_db");
  EXPECT_EQ(MemberOfPath("/cf/feature/.m4", "/cf/")->name, "");
  EXPECT_FALSE(MemberOfPath("/cf/features/x.m4", "/cf/").has_value());
  EXPECT_FALSE(MemberOfPath("/other/feature/x.m4", "/cf/").has_value());
}

TEST(Library, TellsItsFilesFromThoseOfTheUser) {
  EXPECT_TRUE(IsLibraryFile("/cf/m4/proto.m4", "/cf/"));
  EXPECT_TRUE(IsLibraryFile("/cf/ostype/linux.m4", "/cf/"));
  EXPECT_FALSE(IsLibraryFile("/cf/cf/generic-linux.mc", "/cf/"));
  EXPECT_FALSE(IsLibraryFile("site.mc", ""));
}

TEST(Library, IsFoundInAUsualPlace) {
  MemoryHost host;
  EXPECT_EQ(FindUsualPlace(host), std::nullopt);
  AddSmallLibrary(host, "/usr/share/sendmail-cf");
  EXPECT_EQ(FindUsualPlace(host), "/usr/share/sendmail-cf");
  EXPECT_EQ(NamesInFamily(host, "/usr/share/sendmail-cf", Families()[0]),
            (std::vector<std::string>{"one", "talk"}));
}

TEST(MakeInfo, SaysWhatTheScriptSays) {
  MemoryHost host;
  host.SetCurrentDirectory("/tmp_mnt/home/a  b");
  EXPECT_EQ(MakeInfo(host, "/cf/", {.reproducible = false, .fixed_time = 86400 * 4}),
            "##### built by postmaster@mail.example.org on Mon Jan 5 00:00:00 UTC 1970\n"
            "##### in /home/a b\n"
            "##### using /cf/ as configuration include directory\n"
            "define(`__HOST__', mail.example.org)dnl\n");
}

TEST(CompileHost, AnswersTheDetourOfTheLibrary) {
  MemoryHost inner;
  CompileHost host(inner, {});
  const std::string file = *host.MakeTemporary("/tmp/cfXXXXXX");
  EXPECT_EQ(file, "/tmp/cf000001");
  EXPECT_TRUE(host.Run("sh /cf/sh/makeinfo.sh /cf/ > " + file, false).ok());
  EXPECT_TRUE(host.ReadFile(file, 1000)->starts_with("##### built by "));
  EXPECT_TRUE(host.Run("rm -f " + file, false).ok());
  EXPECT_FALSE(host.ReadFile(file, 1000).ok());
  EXPECT_TRUE(inner.commands().empty());
}

TEST(CompileHost, RefusesWhatOnlyResemblesIt) {
  MemoryHost inner;
  CompileHost host(inner, {});
  std::vector<std::string> refused;
  host.SetRefusalListener([&](const std::string& command) { refused.push_back(command); });
  const std::string file = *host.MakeTemporary("/tmp/cfXXXXXX");
  const std::vector<std::string> commands = {
      "sh /cf/sh/makeinfo.sh /cf/ > /etc/passwd", "sh /cf/sh/makeinfo.sh /cf/; id > " + file,
      "sh /cf/sh/other.sh /cf/ > " + file,        "rm -f /etc/passwd",
      "rm -f " + file + " /etc/passwd",           "id"};
  for (const std::string& command : commands) EXPECT_FALSE(host.Run(command, false).ok());
  EXPECT_EQ(refused, commands);
  EXPECT_TRUE(inner.commands().empty());
}

TEST(Depfile, EscapesNamesForMake) {
  const std::vector<std::string> files = {"site.mc", "a b$c#d", "bad\nname"};
  EXPECT_EQ(DepfileText("out.cf", files),
            "out.cf: \\\n  site.mc \\\n  a\\ b$$c\\#d\na\\ b$$c\\#d:\n");
}

}  // namespace
}  // namespace mw::mc
