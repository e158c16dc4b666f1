// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "access", [&](const Entry& entry) {
    if (!EqualFolded(entry.value, "QUARANTINE") && !EqualFolded(entry.value, "QUARANTINE:")) return;
    sink.Add(Diagnostic(rule.kind, entry.value_range,
                        "there is no reason: mail is refused; expected QUARANTINE:reason"));
  });
}

}  // namespace

extern const Rule quarantine_without_reason_rule;
const Rule quarantine_without_reason_rule = {
    .kind = {"MAP453", "quarantine-without-reason", Severity::kError},
    .summary = "QUARANTINE has no reason and refuses instead",
    .why = "Without a colon and a text QUARANTINE is an error text: 553 5.3.0 QUARANTINE.",
    .bad = "access: From:x.example\tQUARANTINE",
    .good = "access: From:x.example\tQUARANTINE:looked at by hand",
    .check = Check,
};

}  // namespace mw::lint
