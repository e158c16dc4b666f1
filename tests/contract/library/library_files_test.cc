// SPDX-License-Identifier: BSD-2-Clause
// The contract of a file of m4-compat: its header block is complete and true, its example compiles, and
// REFERENCE.md says what the blocks say. Everything is read from the library in the program, which is
// shown to be that of the tree.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "contract/tree.h"
#include "mc/builtin_library.h"
#include "mc/catalogue.h"
#include "mc/compiler.h"
#include "support/memory_host.h"

namespace mw::mc {
namespace {

using Faults = std::vector<std::string>;

constexpr std::string_view kLicence = "dnl SPDX-License-Identifier: BSD-2-Clause\n";

std::string PathOf(const CatalogueEntry& entry) {
  return fmt::format("{}/{}.m4", entry.family->folder, entry.header.name);
}

std::vector<CatalogueEntry> Entries() {
  MemoryHost host;
  LibraryHost library(host, {});
  return ReadCatalogue(library, kBuiltinFolder);
}

// Files whose purpose is a message, with the reason.
constexpr std::string_view kTalkative[] = {
    "OSTYPE(unknown)",        // stands for the system that the owner did not name
    "OSTYPE(uxpds)",          // sets a name that is no longer used
    "DOMAIN(berkeley-only)",  // says that a sample is a sample,
    "DOMAIN(Berkeley.EDU)",   // for all that build on it
    "DOMAIN(CS.Berkeley.EDU)",
    "DOMAIN(EECS.Berkeley.EDU)",
    "DOMAIN(S2K.Berkeley.EDU)",
    "FEATURE(tls_failures)",       // says that it is gone
    "FEATURE(promiscuous_relay)",  // dangerous, and says so
    "FEATURE(relay_local_from)",   // likewise
    "FEATURE(relay_mail_from)",    // likewise
};

std::string ExampleText(const CatalogueEntry& entry) {
  std::string example;
  for (const std::string& line : entry.header.example) example += line + "\n";
  std::string text;
  if (example.find("OSTYPE(") == std::string::npos) text += "OSTYPE(`linux')dnl\n";
  text += example;
  for (const std::string_view mailer : {"local", "smtp"}) {
    const std::string line = fmt::format("MAILER(`{}')", mailer);
    const bool brings_its_own = entry.header.HasPlace("last");
    if (example.find(line) == std::string::npos && !brings_its_own) text += line + "dnl\n";
  }
  return text;
}

TEST(LibraryFiles, AreThoseOfTheTree) {
  Faults faults;
  const std::vector<TreeFile> tree = FilesBelow("m4-compat", {".m4"});
  EXPECT_EQ(tree.size(), BuiltinFiles().size());
  for (const TreeFile& file : tree) {
    const LibraryFile* built = FindBuiltinFile(file.path.substr(std::string("m4-compat/").size()));
    if (built == nullptr || built->text != file.text) faults.push_back(file.path);
  }
  EXPECT_EQ(faults, Faults{});
}

TEST(LibraryFiles, NameTheirLicence) {
  Faults faults;
  for (const LibraryFile& file : BuiltinFiles()) {
    if (!file.text.starts_with(kLicence)) faults.push_back(std::string(file.path));
  }
  EXPECT_EQ(faults, Faults{});
}

TEST(LibraryFiles, HaveACompleteHeader) {
  Faults faults;
  for (const CatalogueEntry& entry : Entries()) {
    const LibraryFile* file = FindBuiltinFile(PathOf(entry));
    ASSERT_NE(file, nullptr) << PathOf(entry);
    std::vector<HeaderFault> found;
    const std::optional<Header> header = HeaderFromText(file->text, found);
    for (const HeaderFault& fault : found) {
      faults.push_back(fmt::format("{}:{}: {}", file->path, fault.line, fault.message));
    }
    if (!header) {
      faults.push_back(fmt::format("{}: no header", file->path));
    } else if (header->name != entry.header.name) {
      faults.push_back(fmt::format("{}: NAME is {}", file->path, header->name));
    } else if (header->summary.ends_with('.')) {
      faults.push_back(fmt::format("{}: the summary ends with a full stop", file->path));
    }
  }
  EXPECT_EQ(faults, Faults{});
}

TEST(LibraryFiles, HaveAnExampleThatCompilesWithoutAFinding) {
  Faults faults;
  for (const CatalogueEntry& entry : Entries()) {
    const std::string name = fmt::format("{}({})", entry.family->command, entry.header.name);
    const std::string text = ExampleText(entry);
    if (text.find(fmt::format("{}(`{}'", entry.family->command, entry.header.name)) ==
        std::string::npos) {
      faults.push_back(name + " is not in its example");
    }
    MemoryHost host;
    host.AddFile("/example.mc", text);
    Request request;
    request.path = "/example.mc";
    const Compilation compiled(host, std::move(request));
    EXPECT_NE(compiled.cf().find("\nMlocal,"), std::string::npos) << name;
    const bool talkative =
        std::find(std::begin(kTalkative), std::end(kTalkative), name) != std::end(kTalkative);
    for (const Diagnostic& diagnostic : compiled.diagnostics().Sorted()) {
      if (talkative || diagnostic.severity == Severity::kNote) continue;
      if (!entry.header.deprecated.empty() && diagnostic.name == "deprecated") continue;
      faults.push_back(fmt::format("{}: {} {}", name, diagnostic.code, diagnostic.message));
    }
  }
  EXPECT_EQ(faults, Faults{});
}

// What an example of a mailer or a ruleset gives is in its .cf.
TEST(LibraryFiles, GiveTheMailersAndRulesetsTheyName) {
  Faults faults;
  for (const CatalogueEntry& entry : Entries()) {
    MemoryHost host;
    host.AddFile("/example.mc", ExampleText(entry));
    Request request;
    request.path = "/example.mc";
    const Compilation compiled(host, std::move(request));
    // A name ends at the end of a word.
    const auto has = [&](const std::string& line) {
      const std::string& cf = compiled.cf();
      for (size_t at = cf.find(line); at != std::string::npos; at = cf.find(line, at + 1)) {
        const char next = at + line.size() < cf.size() ? cf[at + line.size()] : '\n';
        if (!IsAlpha(next) && !IsDigit(next) && next != '_') return true;
      }
      return false;
    };
    for (const HeaderProvision& provision : entry.header.provides) {
      const bool missing = (provision.kind == "mailer" && !has("\nM" + provision.name)) ||
                           (provision.kind == "ruleset" && !has("\nS" + provision.name));
      if (!missing) continue;
      faults.push_back(fmt::format("{}: no {} {}", PathOf(entry), provision.kind, provision.name));
    }
  }
  EXPECT_EQ(faults, Faults{});
}

TEST(LibraryFiles, AreDescribedByTheReference) {
  const std::vector<CatalogueEntry> entries = Entries();
  EXPECT_EQ(FileText("m4-compat/REFERENCE.md"), ReferenceText(entries))
      << "to bring it up to date: mc2cf --reference > m4-compat/REFERENCE.md";
}

}  // namespace
}  // namespace mw::mc
