// SPDX-License-Identifier: BSD-2-Clause
// The contract of the rows that write options: each is written out, so each is tried.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mc/builtin_library.h"
#include "mc/catalogue.h"
#include "mc/compiler.h"
#include "support/memory_host.h"

namespace mw::mc {
namespace {

// The .cf of a site with a milter and `line`, by the library in the program: there is no other.
std::string CfWith(std::string_view line) {
  MemoryHost host;
  host.AddFile("/site.mc", fmt::format("OSTYPE(`linux')\nINPUT_MAIL_FILTER(`f', `S=local:/f')\n{}\n"
                                       "MAILER(`local')\nMAILER(`smtp')\n",
                                       line));
  Request request;
  request.path = "/site.mc";
  const Compilation compiled(host, std::move(request));
  return compiled.cf();
}

std::vector<CatalogueOption> Options() {
  MemoryHost host;
  LibraryHost library(host, {});
  return ReadOptions(library, kBuiltinFolder);
}

TEST(OptionRows, AreFoundInAllFiles) {
  std::set<std::string> names;
  for (const CatalogueOption& option : Options()) {
    EXPECT_TRUE(names.insert(option.name).second) << option.name << " has two rows";
  }
  EXPECT_GE(names.size(), 170u);
  for (const char* name : {"confDONT_BLAME_SENDMAIL", "confMAX_HOP", "confLOG_LEVEL",
                           "confMILTER_MACROS_DATA", "ALIAS_FILE"}) {
    EXPECT_TRUE(names.contains(name)) << name;
  }
}

TEST(OptionRows, WriteTheValueOfTheirName) {
  for (const CatalogueOption& option : Options()) {
    const std::string cf = CfWith(fmt::format("define(`{}', ``7, x'')", option.name));
    EXPECT_NE(cf.find(fmt::format("\nO {}=7, x\n", option.option)), std::string::npos)
        << option.name;
  }
}

TEST(OptionRows, WriteNoEqualsSignForAnEmptyValue) {
  for (const CatalogueOption& option : Options()) {
    const std::string cf = CfWith(fmt::format("define(`{}', `')", option.name));
    EXPECT_NE(cf.find(fmt::format("\nO {}\n", option.option)), std::string::npos) << option.name;
  }
}

TEST(OptionRows, AreCommentsWhileTheirNameIsNotDefined) {
  for (const CatalogueOption& option : Options()) {
    const std::string cf = CfWith(fmt::format("undefine(`{}')", option.name));
    EXPECT_EQ(cf.find(fmt::format("\nO {}\n", option.option)), std::string::npos) << option.name;
    EXPECT_EQ(cf.find(fmt::format("\nO {}=", option.option)), std::string::npos) << option.name;
  }
}

}  // namespace
}  // namespace mw::mc
