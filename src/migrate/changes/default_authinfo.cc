// SPDX-License-Identifier: BSD-2-Clause
// A file with one password for all servers.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  const mc::UserCall* call = site.Define("confDEF_AUTH_INFO");
  if (call == nullptr) return;
  sink.Add(Finding(change, call->range(),
                   "confDEF_AUTH_INFO is deprecated since 8.12: write AuthInfo: entries into the "
                   "map of FEATURE(authinfo)"));
}

}  // namespace

extern const VersionChange change_default_authinfo;
const VersionChange change_default_authinfo = {
    .kind = {"MIG124", "default-authinfo", Severity::kWarning},
    .since = {8, 12},
    .summary = "passwords for other servers belong into a map",
    .why =
        "Every server that asks is given the same password; as soon as there are AuthInfo: entries "
        "the file is not read.",
    .bad =
        "OSTYPE(`linux')dnl\ndefine(`confDEF_AUTH_INFO', "
        "`/etc/mail/default-auth-info')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\nFEATURE(`authinfo', `hash -o "
        "/etc/mail/authinfo')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
