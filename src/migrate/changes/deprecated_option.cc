// SPDX-License-Identifier: BSD-2-Clause
// Options that op.me announces the end of.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

struct Row {
  std::string_view name, instead;
};
constexpr Row kRows[] = {
    {"confME_TOO", "senders are always sent their own copy of a list's mail"},
    {"confUSE_ERRORS_TO", "errors go to the envelope sender"},
};

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const Row& row : kRows) {
    const mc::UserCall* call = site.Define(row.name);
    if (call == nullptr) continue;
    sink.Add(
        Finding(change, call->range(), fmt::format("{} is deprecated: {}", row.name, row.instead)));
  }
}

}  // namespace

extern const VersionChange change_deprecated_option;
const VersionChange change_deprecated_option = {
    .kind = {"MIG126", "deprecated-option", Severity::kNote},
    .since = {8, 12},
    .summary = "an option is deprecated",
    .why = "A later sendmail may not have it.",
    .bad =
        "OSTYPE(`linux')dnl\ndefine(`confME_TOO', "
        "`False')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good = "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
