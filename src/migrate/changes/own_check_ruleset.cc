// SPDX-License-Identifier: BSD-2-Clause
// check_ rulesets of the 8.8 era: the library has its own since 8.9.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

struct Row {
  std::string_view name, instead;
};
constexpr Row kRows[] = {
    {"check_relay", "FEATURE(access_db), FEATURE(dnsbl) or a ruleset Local_check_relay"},
    {"check_mail", "FEATURE(access_db) or a ruleset Local_check_mail"},
    {"check_rcpt",
     "FEATURE(access_db), FEATURE(blocklist_recipients) or a ruleset Local_check_rcpt"},
};

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const LocalLine& line : site.local_lines()) {
    if (!line.text.starts_with('S')) continue;
    const std::vector<std::string_view> words = SplitWords(line.text.substr(1));
    if (words.empty()) continue;
    const std::string_view name = words[0].substr(0, words[0].find('='));
    for (const Row& row : kRows) {
      if (name != row.name) continue;
      sink.Add(Finding(
          change, {line.place, static_cast<uint32_t>(line.text.size())},
          fmt::format("the library has a ruleset {} since 8.9; use {}", name, row.instead)));
    }
  }
}

}  // namespace

extern const VersionChange change_own_check_ruleset;
const VersionChange change_own_check_ruleset = {
    .kind = {"MIG152", "own-check-ruleset", Severity::kWarning},
    .since = {8, 9},
    .summary = "a check_ ruleset of the site meets the one of the library",
    .why =
        "Both are one ruleset then: the rules of the site come last and see what the others have "
        "left.",
    .bad =
        "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\nLOCAL_RULESETS\nScheck_mail\nR$"
        "*\t$@ ok\n",
    .good =
        "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\nLOCAL_RULESETS\nSLocal_check_"
        "mail\nR$*\t$: $1\n",
    .check = Check,
};

}  // namespace mw::migrate
