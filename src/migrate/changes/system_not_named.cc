// SPDX-License-Identifier: BSD-2-Clause
// OSTYPE is a must since the first libraries of 8.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  if (site.compiled().record().entries() == 0) return;
  // What files for any system say instead of OSTYPE.
  if (site.Define("__OSTYPE__") != nullptr) return;
  for (const mc::UserCall* call : site.calls()) {
    if (call->command->kind == mc::CommandKind::kOstype) return;
    if (call->command->kind == mc::CommandKind::kFile)
      return;  // a file that is not there may have it
  }
  sink.Add(Finding(change, {{site.main(), 0}, 0},
                   "there is no OSTYPE(); the library needs one (see upgrade --os)"));
}

}  // namespace

extern const VersionChange change_system_not_named;
const VersionChange change_system_not_named = {
    .kind = {"MIG141", "system-not-named", Severity::kError},
    .since = {8, 7},
    .summary = "no system is named",
    .why = "The library prints an error: paths of mailers and files depend on it.",
    .bad = "MAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good = "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
