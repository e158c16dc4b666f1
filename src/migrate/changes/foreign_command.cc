// SPDX-License-Identifier: BSD-2-Clause
// Comments that tell how the daemon is told of a new file, by commands of another system.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

struct Row {
  std::string_view command;
  std::string_view system;
  std::string_view ostypes;  // what the names of its OSTYPEs begin with
};
constexpr Row kRows[] = {
    {"refresh -s sendmail", "AIX", "aix"},
    {"startsrc -s sendmail", "AIX", "aix"},
    {"stopsrc -s sendmail", "AIX", "aix"},
    {"svcadm restart sendmail", "Solaris", "solaris"},
    {"svcadm refresh sendmail", "Solaris", "solaris"},
    {"/sbin/init.d/sendmail", "HP-UX", "hpux"},
    {"/etc/rc.d/init.d/sendmail", "old Linux systems", "linux"},
};

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  const std::string ostype = site.Ostype();
  if (ostype.empty()) return;
  const std::string_view text = site.text();
  for (const Row& row : kRows) {
    const size_t at = text.find(row.command);
    if (at == std::string_view::npos || ostype.starts_with(row.ostypes)) continue;
    const Pos place{site.main(), static_cast<uint32_t>(at)};
    sink.Add(Finding(change, {place, static_cast<uint32_t>(row.command.size())},
                     fmt::format("{} is a command of {}, and this is OSTYPE({})",
                                 Quote(row.command), row.system, ostype)));
  }
}

}  // namespace

extern const VersionChange change_foreign_command;
const VersionChange change_foreign_command = {
    .kind = {"MIG144", "foreign-command", Severity::kNote},
    .summary = "a comment names the command by which another system tells the daemon",
    .why =
        "Whoever follows it after a change reloads nothing. A SIGHUP to the daemon serves on every "
        "system: `make reload` of Makefile.maps sends it after a check.",
    .bad =
        "dnl after a change: refresh -s sendmail\nOSTYPE(`linux')dnl\nMAILER(`local')dnl\n"
        "MAILER(`smtp')dnl\n",
    .good =
        "dnl after a change: refresh -s sendmail\nOSTYPE(`aix5')dnl\nMAILER(`local')dnl\n"
        "MAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
