// SPDX-License-Identifier: BSD-2-Clause
// confREJECT_MSG is put into a rule as it is.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  const mc::UserCall* call = site.Define("confREJECT_MSG");
  if (call == nullptr) return;
  const std::string_view value = call->Argument(1);
  if (value.empty() || value.find('"') != std::string_view::npos) return;
  Diagnostic finding = Finding(change, call->range(),
                               "the text of confREJECT_MSG has to stand in \"quotes\" since 8.13");
  AddFix(finding, "add them", site.ArgumentEdit(*call, 1, fmt::format("\"{}\"", value)));
  sink.Add(std::move(finding));
}

}  // namespace

extern const VersionChange change_reject_message_unquoted;
const VersionChange change_reject_message_unquoted = {
    .kind = {"MIG123", "reject-message-unquoted", Severity::kWarning},
    .since = {8, 13},
    .decides = true,
    .summary = "the text of confREJECT_MSG has to be quoted",
    .why = "The words are taken for tokens of a rule: blanks are lost, and punctuation may end it.",
    .bad =
        "OSTYPE(`linux')dnl\ndefine(`confREJECT_MSG', `550 no, "
        "thanks')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\ndefine(`confREJECT_MSG', `\"550 no, "
        "thanks\"')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
