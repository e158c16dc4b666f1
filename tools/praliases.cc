// SPDX-License-Identifier: BSD-2-Clause
// praliases: shows the aliases sendmail has built. Options, texts and exit statuses are those of
// sendmail 8.17's praliases, which ends with 0 also when there is nothing to show.
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

#include "base/memory.h"
#include "base/text.h"
#include "map_tool.h"
#include "maps/edit.h"

namespace {

using namespace mw::tools;
namespace maps = mw::maps;

void PrintEntry(std::string_view key, std::string_view value) {
  PrintOutput(fmt::format("{}:{}\n", Shown(key), Shown(value)));
}

// A typed key may be stored with or without a trailing NUL.
void ShowKey(maps::DbStore& store, const std::string& key) {
  std::string value;
  for (const std::string& form : {key, key + '\0'}) {
    mw::Result<maps::DbOutcome> outcome = store.Get(form, value);
    if (outcome && *outcome == maps::DbOutcome::kDone) return PrintEntry(form, value);
  }
  PrintOutput(key + ": No such key\n");
}

void ShowMap(maps::DbStore& store, const std::string& name, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) ShowKey(store, key);
  if (!keys.empty()) return;
  mw::Result<void> shown = store.ForEach([](std::string_view key, std::string_view value) {
    PrintEntry(key, value);
    return true;
  });
  if (!shown) {
    PrintError(
        fmt::format("praliases: {}: get value at cursor: {}\n", name, shown.failure().message));
  }
}

// The file name of a specification: what follows blanks and flags ("-o -N /etc/mail/aliases").
std::string_view WithoutFlags(std::string_view text) {
  for (;;) {
    while (!text.empty() && mw::IsSpace(text[0])) text.remove_prefix(1);
    if (!text.starts_with('-')) return text;
    while (!text.empty() && !mw::IsSpace(text[0])) text.remove_prefix(1);
  }
}

// One alias file: [type:][flags] file.
void ShowFile(const std::string& specification, const std::vector<std::string>& keys) {
  const size_t colon = specification.find(':');
  const bool typed = colon != std::string::npos;
  const std::string type = typed ? specification.substr(0, colon) : "implicit";
  const std::string name(
      WithoutFlags(std::string_view(specification).substr(typed ? colon + 1 : 0)));
  if (typed && !type.empty() && type != "hash" && type != "btree") {
    PrintError("praliases: Skipping non-file based alias type " + type + "\n");
    return;
  }
  if (name.empty() || type.empty()) {
    PrintError("praliases: illegal alias specification: " + specification + "\n");
    return;
  }
  const maps::SafetyRules rules = {.regular_only = false, .check_links = false};
  std::string text = "Unknown database type";
  for (const maps::DbKind kind : KindsToTry(type)) {
    std::vector<std::string> warnings;
    mw::Result<maps::OpenMap> map =
        maps::OpenMapForEntries({.name = name, .kind = kind, .safety = rules, .ask_mode = false},
                                maps::Identity::OfProcess(), warnings);
    PrintWarnings(warnings);
    if (map) return ShowMap(map->store, name, keys);
    const int error = map.failure().error_number;
    if (type != "implicit" || (error != ENOENT && error != EINVAL)) {
      text = map.failure().message;
      break;
    }
  }
  PrintError(fmt::format("praliases: {}: open: {}\n", name, text));
}

// The specifications of an AliasFile option. A comma ends one, but only behind the first blank,
// comma or slash, and not between quotes.
std::vector<std::string> SplitSpecifications(std::string_view value) {
  std::vector<std::string> list;
  for (;;) {
    while (!value.empty() && mw::IsSpace(value[0])) value.remove_prefix(1);
    if (value.empty()) return list;
    size_t end = value.find_first_of(" ,/");
    bool quoted = false;
    for (; end < value.size() && (value[end] != ',' || quoted); ++end) {
      if (value[end] == '"') quoted = !quoted;
    }
    if (end >= value.size()) {
      list.emplace_back(value);
      return list;
    }
    std::string_view one = value.substr(0, end);
    while (one.size() > 1 && mw::IsSpace(one.back())) one.remove_suffix(1);
    list.emplace_back(one);
    value.remove_prefix(end + 1);
  }
}

int Main(int argc, char** argv) {
  const char* cf_file = kSendmailCf;
  const char* alias_file = nullptr;
  for (int option; (option = getopt(argc, argv, "C:f:")) != -1;) {
    switch (option) {
      case 'C':
        cf_file = optarg;
        break;
      case 'f':
        alias_file = optarg;
        break;
      default:
        PrintError("usage: praliases [-C cffile] [-f aliasfile] [key ...]\n");
        return kExitUsage;
    }
  }
  const std::vector<std::string> keys(argv + optind, argv + argc);
  if (alias_file) {
    ShowFile(alias_file, keys);
    return 0;
  }
  CfLines cf;
  if (!cf.Read(cf_file)) {
    PrintError(fmt::format("praliases: {}: {}\n", cf_file, std::strerror(errno)));
    return kExitNoInput;
  }
  for (const std::string& value : cf.AliasFiles()) {
    for (const std::string& one : SplitSpecifications(value)) ShowFile(one, keys);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return mw::WithinMemory("praliases", kExitOsError, [&] { return Main(argc, argv); });
}
