// SPDX-License-Identifier: BSD-2-Clause
// AUTH PLAIN and LOGIN on connections without TLS.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  const mc::UserCall* call = site.Define("confAUTH_MECHANISMS");
  if (call == nullptr) return;
  bool plain = false;
  for (const std::string_view word : SplitWords(call->Argument(1))) {
    plain |= EqualFolded(word, "PLAIN") || EqualFolded(word, "LOGIN");
  }
  const std::string_view options = site.ValueOf("confAUTH_OPTIONS");
  if (!plain || options.find('p') != std::string_view::npos) return;
  sink.Add(Finding(change, call->range(),
                   "PLAIN and LOGIN are offered without TLS, too; p in confAUTH_OPTIONS keeps "
                   "passwords off such connections"));
}

}  // namespace

extern const VersionChange change_password_in_clear;
const VersionChange change_password_in_clear = {
    .kind = {"MIG167", "password-in-clear", Severity::kWarning},
    .summary = "passwords may travel in clear",
    .why = "Whoever sees the connection has the password.",
    .bad =
        "OSTYPE(`linux')dnl\ndefine(`confAUTH_MECHANISMS', `PLAIN "
        "LOGIN')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\ndefine(`confAUTH_MECHANISMS', `PLAIN "
        "LOGIN')dnl\ndefine(`confAUTH_OPTIONS', `A p')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
