// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "access", [&](const Entry& entry) {
    const size_t colon = entry.value.find(':');
    const bool error =
        colon != std::string_view::npos && EqualFolded(entry.value.substr(0, colon), "error");
    const ErrorValue value = CutError(entry.value);
    if (value.code == 0 || (value.code >= 400 && value.code < 600)) return;
    if (!error && entry.value.size() == 3) return;
    sink.Add(
        Diagnostic(rule.kind, entry.value_range,
                   fmt::format("{} is no code for a refusal; expected 4xx or 5xx", value.code)));
  });
}

}  // namespace

extern const Rule wrong_reply_code_rule;
const Rule wrong_reply_code_rule = {
    .kind = {"MAP452", "wrong-reply-code", Severity::kError},
    .summary = "a reply code is none of SMTP",
    .why =
        "The number is sent as it stands; clients do not understand 999 and may do anything. "
        "Refusals are 4xx or 5xx.",
    .bad = "access: From:x.example\tERROR:999 no",
    .good = "access: From:x.example\tERROR:5.7.1:\"550 no\"",
    .check = Check,
};

}  // namespace mw::lint
