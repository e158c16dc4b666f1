// SPDX-License-Identifier: BSD-2-Clause
// Macros that older libraries read.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

struct Gone {
  std::string_view name;
  Version since;
  std::string_view instead;
};
constexpr Gone kGone[] = {
    {"confAUTO_REBUILD", {8, 12}, "newaliases rebuilds the aliases"},
    {"confREAD_TIMEOUT", {8, 7}, "each step has a time of its own: confTO_COMMAND and its like"},
    {"confDEF_GROUP_ID", {8, 7}, "confDEF_USER_ID takes user:group"},
    {"_USE_ETC_MAIL_", {8, 10}, "files are in /etc/mail anyway"},
};

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const mc::UserCall* call : site.calls()) {
    if (call->command->name != "define") continue;
    for (const Gone& row : kGone) {
      if (call->Argument(0) != row.name || row.since > site.target()) continue;
      Diagnostic finding = Finding(change, call->range(),
                                   fmt::format("{} has no effect since {}: {}", row.name,
                                               VersionText(row.since), row.instead));
      AddFix(finding, "leave it out", site.Removal(*call));
      sink.Add(std::move(finding));
    }
  }
}

}  // namespace

extern const VersionChange change_define_without_effect;
const VersionChange change_define_without_effect = {
    .kind = {"MIG120", "define-without-effect", Severity::kWarning},
    .summary = "a define has no effect any more",
    .why = "The value is not used, and the library may complain.",
    .bad =
        "OSTYPE(`linux')dnl\ndefine(`confAUTO_REBUILD', "
        "`True')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good = "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
