// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "access", [&](const Entry& entry) {
    if (!EqualFolded(entry.key.substr(0, 8), "try_tls:") || EqualFolded(entry.value, "NO")) return;
    Diagnostic finding(rule.kind, entry.value_range,
                       fmt::format("Try_TLS knows NO only; {} means nothing", Quote(entry.value)));
    Range row = entry.line;
    row.length++;  // and its newline
    finding.fixes.push_back(Replacement("remove the row", row, "", false));
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule try_tls_value_rule;
const Rule try_tls_value_rule = {
    .kind = {"MAP465", "try-tls-value", Severity::kError},
    .summary = "Try_TLS has a value other than NO",
    .why =
        "Try_TLS:host NO keeps sendmail from STARTTLS with that host. No other value means "
        "anything.",
    .bad = "access: Try_TLS:hub.example\tYES",
    .good = "access: Try_TLS:hub.example\tNO",
    .check = Check,
};

}  // namespace mw::lint
