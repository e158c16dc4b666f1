// SPDX-License-Identifier: BSD-2-Clause
// Paths of other systems, named by defines that outlive a move.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

struct Row {
  std::string_view part;
  std::string_view system;
  std::string_view ostypes;  // words that the names of the systems that have it begin with
};
constexpr Row kRows[] = {
    {"/bin/bellmail", "AIX", "aix"},
    {"/usr/lib/mail/execmail", "SCO", "sco"},
    {"/usr/lib/mail.local", "Solaris", "solaris"},
    {"/usr/lib/smrsh", "Solaris and HP-UX", "solaris hpux unixware linux"},
    {"/bin/rmail", "HP-UX and SVR4",
     "hpux svr4 unixware irix bsd ptx altos dgux solaris sunos osf"},
    {"/usr/sbin/mailwrapper", "BSD", "bsd freebsd openbsd dragonfly"},
    {"/usr/libexec/mail.local", "BSD", "bsd freebsd openbsd dragonfly darwin"},
    {"/usr/samples/tcpip", "AIX", "aix"},
};

bool Has(const Row& row, std::string_view ostype) {
  for (const std::string_view word : SplitWords(row.ostypes)) {
    if (ostype.starts_with(word)) return true;
  }
  return false;
}

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  const std::string ostype = site.Ostype();
  if (ostype.empty()) return;
  for (const mc::UserCall* call : site.calls()) {
    const bool feature = call->command->kind == mc::CommandKind::kFeature;
    if (call->command->name != "define" && !feature) continue;
    for (const Row& row : kRows) {
      const std::string_view value = call->Argument(1);
      if (value.find(row.part) == std::string_view::npos || Has(row, ostype)) continue;
      sink.Add(Finding(change, call->range(),
                       fmt::format("{} is a path of {}, and this is OSTYPE({})", Quote(value),
                                   row.system, ostype)));
    }
  }
}

}  // namespace

extern const VersionChange change_foreign_path;
const VersionChange change_foreign_path = {
    .kind = {"MIG142", "foreign-path", Severity::kWarning},
    .summary = "a path belongs to another system",
    .why = "The program or file is not there: mail stays in the queue, with \"cannot exec\".",
    .bad =
        "OSTYPE(`linux')dnl\ndefine(`LOCAL_MAILER_PATH', "
        "`/bin/bellmail')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`aix5')dnl\ndefine(`LOCAL_MAILER_PATH', "
        "`/bin/bellmail')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
