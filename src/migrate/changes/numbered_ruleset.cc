// SPDX-License-Identifier: BSD-2-Clause
// Calls of rulesets that had numbers before 8.12.
#include <fmt/format.h>

#include "base/text.h"
#include "mc/checks/check.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

struct Row {
  std::string_view number, name;
};
constexpr Row kRows[] = {
    {"10", "EnvFromL"},     {"20", "EnvToL"},      {"30", "HdrFromL"},  {"40", "HdrToL"},
    {"50", "AddDomain"},    {"11", "EnvFromSMTP"}, {"21", "EnvToSMTP"}, {"31", "HdrFromSMTP"},
    {"51", "PseudoToReal"}, {"61", "MasqSMTP"},    {"71", "MasqRelay"},
};

// The user's own ruleset of that number.
bool IsOwn(const OldSite& site, std::string_view number) {
  for (const LocalLine& line : site.local_lines()) {
    if (!line.text.starts_with('S')) continue;
    const std::string_view name = Trim(line.text.substr(1));
    if (name == number || name.ends_with(fmt::format("={}", number))) return true;
    const std::vector<std::string_view> words = SplitWords(name);
    if (!words.empty() && words[0] == number) return true;
  }
  return false;
}

void Report(const OldSite& site, const VersionChange& change, const LocalLine& line, size_t at,
            Sink& sink) {
  size_t end = at;
  while (end < line.text.size() && IsDigit(line.text[end])) ++end;
  const std::string_view number = line.text.substr(at, end - at);
  const bool word = end < line.text.size() && (IsAlpha(line.text[end]) || line.text[end] == '_');
  if (number.empty() || word || IsOwn(site, number)) return;
  for (const Row& row : kRows) {
    if (row.number != number) continue;
    const Range range{{line.place.source, line.place.offset + static_cast<uint32_t>(at)},
                      static_cast<uint32_t>(number.size())};
    Diagnostic finding = Finding(
        change, range, fmt::format("ruleset {} is called {} since 8.12", row.number, row.name));
    if (mc::StandsAt(site.sources(), range.begin, number)) {
      AddFix(finding, fmt::format("write {}", Quote(row.name)), Edit{range, std::string(row.name)});
    }
    sink.Add(std::move(finding));
  }
}

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const LocalLine& line : site.local_lines()) {
    if (line.text.starts_with('#')) continue;
    for (const std::string_view mark : {"$>", "S=", "R=", "/"}) {
      // S= and R= are equates of mailers.
      if (mark != "$>" && !line.text.starts_with('M')) continue;
      for (size_t at = line.text.find(mark); at != std::string_view::npos;
           at = line.text.find(mark, at + 1)) {
        size_t number = at + mark.size();
        while (number < line.text.size() && IsBlank(line.text[number])) ++number;
        Report(site, change, line, number, sink);
      }
    }
  }
}

}  // namespace

extern const VersionChange change_numbered_ruleset;
const VersionChange change_numbered_ruleset = {
    .kind = {"MIG151", "numbered-ruleset", Severity::kWarning},
    .since = {8, 12},
    .summary = "a ruleset of the library is called by its old number",
    .why =
        "The rulesets of mailers have names since 8.12: the call finds nothing and the address "
        "stays as it is.",
    .bad =
        "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\nLOCAL_RULESETS\nSmine\nR$*\t$: "
        "$>31 $1\n",
    .good =
        "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\nLOCAL_RULESETS\nSmine\nR$*\t$: "
        "$>HdrFromSMTP $1\n",
    .check = Check,
};

}  // namespace mw::migrate
