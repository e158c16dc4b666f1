// SPDX-License-Identifier: BSD-2-Clause
// The access map has to tell a failing lookup from an absent key.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

constexpr std::string_view kFlag = "-T<TMPF>";

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const mc::UserCall* call : site.Features("access_db")) {
    const std::string_view map = Trim(call->Argument(1));
    const size_t blank = map.find_first_of(" \t");
    if (map.empty() || map == "LDAP" || map.starts_with("sequence ")) continue;
    if (map.find(kFlag) != std::string_view::npos || blank == std::string_view::npos) continue;
    if (map.find("-T&lt;TMPF&gt;") != std::string_view::npos) continue;  // html-text
    Diagnostic finding = Finding(change, call->range(),
                                 "the map of FEATURE(access_db) lacks -T<TMPF>, needed since 8.12");
    const std::string type(map.substr(0, blank));
    AddFix(finding, "add -T<TMPF>",
           site.PartEdit(*call, 1, type + map[blank], fmt::format("{} {} ", type, kFlag)));
    sink.Add(std::move(finding));
  }
}

}  // namespace

extern const VersionChange change_access_without_tempfail;
const VersionChange change_access_without_tempfail = {
    .kind = {"MIG108", "access-without-tempfail", Severity::kWarning},
    .since = {8, 12},
    .summary = "the map of access_db lacks -T<TMPF>",
    .why =
        "Without it a map that cannot be read counts as empty: for that time all that it refuses "
        "is let in, and those it allows are refused.",
    .bad =
        "OSTYPE(`linux')dnl\nFEATURE(`access_db', `hash -o "
        "/etc/mail/access')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\nFEATURE(`access_db', `hash -T<TMPF> -o "
        "/etc/mail/access')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
