// SPDX-License-Identifier: BSD-2-Clause
// TLS settings of another time.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

constexpr std::string_view kWeak[] = {"EXPORT", "EXP",   "RC4",  "MD5",   "DES",   "LOW",
                                      "SSLv2",  "SSLv3", "NULL", "eNULL", "aNULL", "ADH"};

std::string WeakWords(std::string_view list) {
  std::string words;
  for (const std::string_view part : Split(list, ':')) {
    for (const std::string_view weak : kWeak) {
      if (EqualFolded(Trim(part), weak)) words += (words.empty() ? "" : ", ") + std::string(weak);
    }
  }
  return words;
}

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  if (const mc::UserCall* call = site.Define("confCIPHER_LIST")) {
    const std::string words = WeakWords(call->Argument(1));
    if (!words.empty()) {
      sink.Add(Finding(change, call->range(),
                       fmt::format("confCIPHER_LIST asks for weak ciphers: {}", words)));
    }
  }
  const mc::UserCall* call = site.Define("confDH_PARAMETERS");
  if (call == nullptr) return;
  const std::string_view value = Trim(call->Argument(1));
  // The program looks at the first character.
  if (!value.starts_with('5') && !value.starts_with('1')) return;
  Diagnostic finding = Finding(change, call->range(),
                               fmt::format("confDH_PARAMETERS {} is a key of {} bits", Quote(value),
                                           value[0] == '5' ? 512 : 1024));
  AddFix(finding, "write '2': 2048 bits", site.ArgumentEdit(*call, 1, "2"));
  sink.Add(std::move(finding));
}

}  // namespace

extern const VersionChange change_weak_tls;
const VersionChange change_weak_tls = {
    .kind = {"MIG166", "weak-tls", Severity::kWarning},
    .decides = true,
    .summary = "TLS is set to what is broken today",
    .why = "Such connections can be read or changed on their way, and others refuse them.",
    .bad =
        "OSTYPE(`linux')dnl\ndefine(`confDH_PARAMETERS', "
        "`512')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\ndefine(`confDH_PARAMETERS', "
        "`2')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
