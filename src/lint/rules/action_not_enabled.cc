// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  EachEntry(subject, "access", [&](const Entry& entry) {
    if (!EqualFolded(entry.value, "SKIP") || subject.RulesName("SKIP")) return;
    sink.Add(Diagnostic(rule.kind, entry.value_range,
                        "SKIP is not enabled: it refuses with itself as text"));
  });
}

}  // namespace

extern const Rule action_not_enabled_rule;
const Rule action_not_enabled_rule = {
    .kind = {"MAP471", "action-not-enabled", Severity::kError},
    .summary = "an action of access is not enabled",
    .why =
        "SKIP is an action only with FEATURE(`access_db', , `skip'). Otherwise it is the text of a "
        "refusal.",
    .bad = "access: From:friend.example\tSKIP",
    .good = "sendmail.mc: FEATURE(`access_db', , `skip')\naccess: From:friend.example\tSKIP",
    .check = Check,
};

}  // namespace mw::lint
