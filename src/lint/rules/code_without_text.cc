// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "access", [&](const Entry& entry) {
    if (entry.key.starts_with("greetpause:") || entry.key.starts_with("client")) return;
    const bool bare = IsNumber(entry.value) && entry.value.size() == 3;
    const bool empty = EqualFolded(entry.value, "ERROR") || EqualFolded(entry.value, "ERROR:");
    if (!bare && !empty) return;
    sink.Add(Diagnostic(rule.kind, entry.value_range,
                        fmt::format("there is no text behind {}", Quote(entry.value))));
  });
}

}  // namespace

extern const Rule code_without_text_rule;
const Rule code_without_text_rule = {
    .kind = {"MAP451", "code-without-text", Severity::kError},
    .summary = "a value of access is a number or a form without a text",
    .why =
        "sendmail needs a text: a bare `554` is sent as the text of 553 5.3.0, `ERROR:` gives "
        "garbage.",
    .bad = "access: From:x.example\t554",
    .good = "access: From:x.example\tERROR:5.7.1:\"554 no thanks\"",
    .check = Check,
};

}  // namespace mw::lint
