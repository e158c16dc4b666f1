// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/mc_calls.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachCall(subject, mc::CommandKind::kDefine, [&](const mc::UserCall& call) {
    const std::string_view name = call.Argument(0);
    if (name.size() < 2 || name[0] != '"') return;
    sink.Add(Diagnostic(
        rule.kind, subject.PlaceInMc(call.range()),
        fmt::format("the name is {}, quotes included; m4 quotes are ` and '", Quote(name))));
  });
}

}  // namespace

extern const Rule double_quotes_rule;
const Rule double_quotes_rule = {
    .kind = {"MC162", "double-quotes", Severity::kWarning},
    .summary = "a name stands in double quotes",
    .why =
        "Double quotes are text for m4: the name that is defined has them in it, and nothing reads "
        "it.",
    .bad = "sendmail.mc: define(\"SMART_HOST\", \"[192.0.2.1]\")",
    .good = "sendmail.mc: define(`SMART_HOST', `[192.0.2.1]')",
    .check = Check,
};

}  // namespace mw::lint
