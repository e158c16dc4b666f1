// SPDX-License-Identifier: BSD-2-Clause
// Arguments between two apostrophes.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

// The argument reads 'text', without a backquote in it.
bool IsStraight(std::string_view text) {
  return text.size() > 1 && text[0] == '\'' && text.ends_with('\'') &&
         text.find('`') == std::string_view::npos;
}

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const mc::UserCall* call : site.calls()) {
    Diagnostic finding = Finding(
        change, call->range(),
        fmt::format("{}() has arguments between apostrophes; the first one has to be a backquote",
                    call->command->name));
    Fix fix{"write the backquote", true, {}};
    for (const Range& range : site.ArgumentRanges(*call)) {
      if (IsStraight(site.TextOf(range))) fix.edits.push_back({{range.begin, 1}, "`"});
    }
    if (fix.edits.empty()) continue;
    finding.fixes.push_back(std::move(fix));
    sink.Add(std::move(finding));
  }
}

}  // namespace

extern const VersionChange change_apostrophe_quotes;
const VersionChange change_apostrophe_quotes = {
    .kind = {"MIG129", "apostrophe-quotes", Severity::kError},
    .decides = true,
    .summary = "an argument stands between two apostrophes",
    .why =
        "An apostrophe is a character of the name or value: the define is of a name that nothing "
        "asks for, and the default stays.",
    .bad =
        "OSTYPE(`linux')dnl\ndefine('confMAX_HOP', "
        "'20')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\ndefine(`confMAX_HOP', "
        "`20')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
