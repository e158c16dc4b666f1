// SPDX-License-Identifier: BSD-2-Clause
// O lines of one letter, which 8.7 gave names.
#include <fmt/format.h>

#include "base/text.h"
#include "cf/options.h"
#include "mc/checks/check.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const LocalLine& line : site.local_lines()) {
    if (line.text.size() < 2 || line.text[0] != 'O' || line.text[1] == ' ') continue;
    const cf::Option* option = cf::FindOption(line.text[1]);
    if (option == nullptr) continue;
    const std::string value(Trim(line.text.substr(2)));
    const std::string meant =
        fmt::format("O {}{}{}", option->name, value.empty() ? "" : "=", value);
    Diagnostic finding =
        Finding(change, {line.place, static_cast<uint32_t>(line.text.size())},
                fmt::format("the option {} is called {}", line.text[1], option->name));
    // Of the time-outs in one letter each had a place of its own.
    if (line.text[1] != 'r' && mc::StandsAt(site.sources(), line.place, line.text)) {
      AddFix(finding, fmt::format("write {}", Quote(meant)),
             Edit{{line.place, static_cast<uint32_t>(line.text.size())}, meant});
    }
    sink.Add(std::move(finding));
  }
}

}  // namespace

extern const VersionChange change_short_option;
const VersionChange change_short_option = {
    .kind = {"MIG150", "short-option", Severity::kWarning},
    .since = {8, 7},
    .summary = "an option is given by its old letter",
    .why = "It works; nobody can read it.",
    .bad = "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\nLOCAL_CONFIG\nOL14\n",
    .good =
        "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\nLOCAL_CONFIG\nO LogLevel=14\n",
    .check = Check,
};

}  // namespace mw::migrate
