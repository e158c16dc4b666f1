// SPDX-License-Identifier: BSD-2-Clause
#include "mc/builtin_library.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "mc/catalogue.h"
#include "mc/compiler.h"
#include "support/memory_host.h"

namespace mw::mc {
namespace {

constexpr uint64_t kLimit = 1 << 20;

Request For(std::string path, std::string library = "") {
  Request request;
  request.path = std::move(path);
  request.library = std::move(library);
  return request;
}

std::vector<std::string> Codes(const Compilation& compiled) {
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : compiled.diagnostics().Sorted()) {
    codes.emplace_back(diagnostic.code);
  }
  return codes;
}

constexpr const char* kBody = "OSTYPE(`svr4')dnl\nMAILER(`local')dnl\n";

TEST(BuiltinLibrary, IsSortedAndFoundByPath) {
  const auto files = BuiltinFiles();
  EXPECT_TRUE(std::is_sorted(files.begin(), files.end(),
                             [](const auto& a, const auto& b) { return a.path < b.path; }));
  ASSERT_NE(FindBuiltinFile("ostype/aix5.m4"), nullptr);
  EXPECT_EQ(FindBuiltinFile("ostype/aix5"), nullptr);
  EXPECT_EQ(FindBuiltinFile(""), nullptr);
}

TEST(LibraryHost, ServesTheLibraryUnderItsOwnName) {
  MemoryHost host;
  LibraryHost library(host, {});
  EXPECT_TRUE(library.ReadFile("mailwright:/m4/cf.m4", kLimit).ok());
  EXPECT_TRUE(library.Status("mailwright:/ostype/svr4.m4").ok());
  EXPECT_FALSE(library.ReadFile("mailwright:/ostype/no-such.m4", kLimit).ok());
  const auto names = library.List("mailwright:/mailer");
  ASSERT_TRUE(names.ok());
  EXPECT_EQ(std::count(names->begin(), names->end(), "smtp.m4"), 1);
  EXPECT_TRUE(library.replaced().empty());
  EXPECT_TRUE(host.reads().empty() || host.reads().front().find("no-such") != std::string::npos);
}

TEST(LibraryHost, ReplacesALibraryThatIsNotThere) {
  MemoryHost host;
  host.AddFile("/cf/feature/own.m4", "own");
  LibraryHost library(host, {});
  EXPECT_FALSE(library.ReadFile("/cf/mailer/smtp.m4", kLimit).ok());
  ASSERT_TRUE(library.ReadFile("/cf/m4/cf.m4", kLimit).ok());
  EXPECT_EQ(library.replaced()[0], "/cf/");
  EXPECT_TRUE(library.ReadFile("/cf/mailer/smtp.m4", kLimit).ok());
  EXPECT_EQ(*library.ReadFile("/cf/feature/own.m4", kLimit), "own");
}

TEST(LibraryHost, LeavesALibraryThatIsThereAlone) {
  MemoryHost host;
  host.AddFile("/cf/m4/cf.m4", "theirs");
  host.AddFile("/add/m4/cf.m4", "theirs");
  LibraryHost library(host, {false, {"/add"}});
  EXPECT_EQ(*library.ReadFile("/cf/m4/cf.m4", kLimit), "theirs");
  // It is found in the folder that m4 -I names.
  EXPECT_FALSE(library.ReadFile("m4/cf.m4", kLimit).ok());
  EXPECT_TRUE(library.replaced().empty());
  LibraryHost forced(host, {true, {}});
  EXPECT_NE(*forced.ReadFile("/cf/m4/cf.m4", kLimit), "theirs");
}

TEST(LibraryHost, KeepsTheLimitOfAFile) {
  MemoryHost host;
  LibraryHost library(host, {});
  EXPECT_EQ(library.ReadFile("mailwright:/mailer/smtp.m4", 10).failure().error_number, EFBIG);
}

TEST(BuiltinLibrary, CompilesWhereThereIsNoOther) {
  MemoryHost host;
  host.AddFile("/site.mc", kBody);
  const Compilation compiled(host, For("/site.mc"));
  EXPECT_EQ(compiled.outcome(), Outcome::kGood);
  EXPECT_NE(compiled.cf().find("\nMlocal,"), std::string::npos);
  EXPECT_EQ(Codes(compiled), std::vector<std::string>{"MC136"});
  EXPECT_EQ(compiled.files_read(), std::vector<std::string>{"/site.mc"});
}

TEST(BuiltinLibrary, TakesThePlaceOfOneThatTheFileIncludes) {
  MemoryHost host;
  host.AddFile("/site.mc", std::string("include(`/cf/m4/cf.m4')dnl\n") + kBody);
  const Compilation compiled(host, For("/site.mc"));
  EXPECT_EQ(compiled.outcome(), Outcome::kGood);
  EXPECT_EQ(Codes(compiled), std::vector<std::string>{"MC136"});
  const Compilation forced(host, For("/site.mc", "builtin"));
  EXPECT_EQ(forced.cf(), compiled.cf());
  EXPECT_TRUE(Codes(forced).empty());
}

TEST(BuiltinLibrary, GivesTheSameInEachCompileOfARun) {
  MemoryHost host;
  host.AddFile("/a.mc", kBody);
  host.AddFile("/b.mc", "define(`confMAX_HOP', `7')OSTYPE(`aix5')dnl\nMAILER(`smtp')dnl\n");
  const Compilation first(host, For("/a.mc", "builtin"));
  const Compilation other(host, For("/b.mc", "builtin"));
  const Compilation again(host, For("/a.mc", "builtin"));
  EXPECT_EQ(first.cf(), again.cf());
  EXPECT_NE(first.cf(), other.cf());
}

TEST(Catalogue, ListsTheLibrary) {
  MemoryHost host;
  LibraryHost library(host, {});
  EXPECT_NE(ListText(library, kBuiltinFolder, "ostypes").find("\naix4 "), std::string::npos);
  EXPECT_NE(ListText(library, kBuiltinFolder, "options").find("confMAX_HOP"), std::string::npos);
  EXPECT_EQ(ListText(library, kBuiltinFolder, "colours"), "");
}

TEST(Catalogue, DescribesAFile) {
  MemoryHost host;
  LibraryHost library(host, {});
  CatalogueEntry entry{&Families()[4], {}, true};
  entry.header = *ReadHeader(library, kBuiltinFolder, Families()[4], "msp_nullclient");
  EXPECT_EQ(Synopsis(entry), "HACK(`msp_nullclient', hub)");
  EXPECT_NE(HelpText(entry).find("not after mailer local: the hack brings its own\n"),
            std::string::npos);
}

}  // namespace
}  // namespace mw::mc
