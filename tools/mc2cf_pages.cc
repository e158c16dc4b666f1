// SPDX-License-Identifier: BSD-2-Clause
#include "mc2cf_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "base/spelling.h"
#include "base/text.h"
#include "common.h"
#include "mc/builtin_library.h"
#include "mc/catalogue.h"
#include "mc/checks/check.h"
#include "report/page.h"

namespace mw::tools {
namespace {

constexpr const char* kProgram = "mc2cf";

// "unknown WHAT 'acess_db'; did you mean 'access_db'?"
int UnknownName(std::string_view what, std::string_view name,
                const std::vector<std::string_view>& known) {
  std::string message = fmt::format("unknown {} {}", what, Quote(name));
  const std::optional<std::string_view> nearest = NearestName(name, known);
  if (nearest) message += fmt::format("; did you mean {}?", Quote(*nearest));
  PrintError(kProgram, message);
  return kExitUsage;
}

// The help pages of all files of that name: some names stand in two families.
int PrintHelp(const std::vector<mc::CatalogueEntry>& entries, const std::string& name) {
  std::string pages;
  std::vector<std::string_view> known;
  for (const mc::CatalogueEntry& entry : entries) {
    known.push_back(entry.header.name);
    if (entry.header.name != name) continue;
    if (!pages.empty()) pages += "\n";
    pages += mc::HelpText(entry);
  }
  if (pages.empty()) return UnknownName("name", name, known);
  return WriteStandardOutput(kProgram, pages);
}

// The page of a message, by its code or name.
int PrintExplanation(const std::string& wanted) {
  const std::vector<Explanation> pages = mc::Explanations();
  const std::string out = report::PagesFor(pages, wanted);
  if (!out.empty()) return WriteStandardOutput(kProgram, out);
  std::vector<std::string_view> names;
  for (const Explanation& page : pages) names.push_back(page.kind.name);
  return UnknownName("message", wanted, names);
}

}  // namespace

int PrintPage(const PageChoice& choice) {
  if (!choice.explain.empty()) return PrintExplanation(choice.explain);
  const std::unique_ptr<Host> real = MakeRealHost();
  mc::LibraryHost host(*real, {});
  const bool builtin = choice.library.empty() || choice.library == mc::kBuiltinName;
  const std::string folder = builtin ? std::string(mc::kBuiltinFolder) : choice.library;
  if (!mc::IsLibrary(host, folder)) {
    PrintError(kProgram, fmt::format("{} holds no m4/cf.m4; expected the folder of a cf library",
                                     Quote(folder)));
    return kExitNoFile;
  }
  if (!choice.list.empty()) {
    const auto lists = mc::ListNames();
    if (std::find(lists.begin(), lists.end(), choice.list) == lists.end()) {
      return UnknownName("list", choice.list, {lists.begin(), lists.end()});
    }
    return WriteStandardOutput(kProgram, mc::ListText(host, folder, choice.list));
  }
  const std::vector<mc::CatalogueEntry> entries = mc::ReadCatalogue(host, folder);
  if (!choice.help_name.empty()) return PrintHelp(entries, choice.help_name);
  return WriteStandardOutput(kProgram, mc::ReferenceText(entries));
}

}  // namespace mw::tools
