// SPDX-License-Identifier: BSD-2-Clause
// Files that moved to /etc/mail.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

struct Moved {
  std::string_view macro, old_path, new_path;
};
constexpr Moved kMoved[] = {
    {"confCW_FILE", "/etc/sendmail.cw", "/etc/mail/local-host-names"},
    {"confCT_FILE", "/etc/sendmail.ct", "/etc/mail/trusted-users"},
    {"confCR_FILE", "/etc/sendmail.cR", "/etc/mail/relay-domains"},
    {"confCR_FILE", "/etc/mail/sendmail.cR", "/etc/mail/relay-domains"},
    {"HELP_FILE", "/etc/sendmail.hf", "/etc/mail/helpfile"},
    {"HELP_FILE", "/usr/lib/sendmail.hf", "/etc/mail/helpfile"},
    {"STATUS_FILE", "/etc/sendmail.st", "/etc/mail/statistics"},
    {"STATUS_FILE", "/usr/lib/sendmail.st", "/etc/mail/statistics"},
    {"ALIAS_FILE", "/usr/lib/aliases", "/etc/mail/aliases"},
};

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const Moved& row : kMoved) {
    const mc::UserCall* call = site.Define(row.macro);
    if (call == nullptr) continue;
    const std::string_view value = Trim(call->Argument(1));
    const size_t at = value.find(row.old_path);
    if (at == std::string_view::npos || at + row.old_path.size() != value.size()) continue;
    sink.Add(Finding(change, call->range(),
                     fmt::format("{} is named by {}; since 8.10 the usual place is {}",
                                 Quote(row.old_path), row.macro, Quote(row.new_path))));
  }
}

}  // namespace

extern const VersionChange change_path_before_etc_mail;
const VersionChange change_path_before_etc_mail = {
    .kind = {"MIG127", "path-before-etc-mail", Severity::kNote},
    .since = {8, 10},
    .summary = "a file has another usual place today",
    .why = "It works while the file is there. Programs and people look for it in /etc/mail.",
    .bad =
        "OSTYPE(`linux')dnl\ndefine(`confCW_FILE', `-o "
        "/etc/sendmail.cw')dnl\nFEATURE(`use_cw_file')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\nFEATURE(`use_cw_file')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
