// SPDX-License-Identifier: BSD-2-Clause
// V in the wrong option.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

// `value` without the word V.
std::string Without(std::string_view value) {
  std::string left;
  for (const std::string_view part : Split(value, ',')) {
    for (const std::string_view word : SplitWords(part)) {
      if (word != "V") left += (left.empty() ? "" : " ") + std::string(word);
    }
  }
  return left;
}

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  const mc::UserCall* call = site.Define("confSERVER_SSL_OPTIONS");
  if (call == nullptr) return;
  const std::string value(Trim(call->Argument(1)));
  const std::string left = Without(value);
  if (left.size() == value.size()) return;
  Diagnostic finding = Finding(change, call->range(),
                               "V is no word of confSERVER_SSL_OPTIONS but of confTLS_SRV_OPTIONS");
  std::string text;
  if (!left.empty()) text = fmt::format("define(`confSERVER_SSL_OPTIONS', {})", Quoted(left));
  if (site.Define("confTLS_SRV_OPTIONS") == nullptr) {
    text += fmt::format("{}define(`confTLS_SRV_OPTIONS', `V')", text.empty() ? "" : "dnl\n");
  }
  if (text.empty()) {
    AddFix(finding, "leave it out", site.Removal(*call));
  } else {
    AddFix(finding, "write it there", site.Replacement(*call, text));
  }
  sink.Add(std::move(finding));
}

}  // namespace

extern const VersionChange change_server_ssl_verify;
const VersionChange change_server_ssl_verify = {
    .kind = {"MIG125", "server-ssl-verify", Severity::kError},
    .decides = true,
    .summary = "V belongs to confTLS_SRV_OPTIONS",
    .why =
        "sendmail says \"option value V unrecognized\" and goes on asking clients for "
        "certificates.",
    .bad =
        "OSTYPE(`linux')dnl\ndefine(`confSERVER_SSL_OPTIONS', "
        "`V')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\ndefine(`confTLS_SRV_OPTIONS', "
        "`V')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
