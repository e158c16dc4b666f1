// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/mc_calls.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachCall(subject, mc::CommandKind::kDefine, [&](const mc::UserCall& call) {
    if (call.arguments.empty()) return;
    for (size_t i = 0; i < 2 && i < call.arguments.size(); i++) {
      const std::string& text = call.arguments[i].text;
      if (text.empty() || (!IsBlank(text.front()) && !IsBlank(text.back()))) continue;
      // Values over several lines are laid out on purpose, and a blank alone is a value.
      if (Trim(text).empty() || text.find('\n') != std::string::npos) continue;
      sink.Add(Diagnostic(rule.kind, subject.PlaceInMc(call.range()),
                          fmt::format("the {} {} begins or ends with a blank",
                                      i == 0 ? "name" : "value", Quote(text))));
      return;
    }
  });
}

}  // namespace

extern const Rule blank_in_define_rule;
const Rule blank_in_define_rule = {
    .kind = {"MC151", "blank-in-define", Severity::kWarning},
    .summary = "a quoted name or value of a define begins or ends with a blank",
    .why =
        "Quotes keep blanks. A name with a blank is another name, which nothing reads; a value "
        "takes its blanks into the .cf.",
    .bad = "sendmail.mc: define(`SMART_HOST', ` [192.0.2.1]')",
    .good = "sendmail.mc: define(`SMART_HOST', `[192.0.2.1]')",
    .check = Check,
};

}  // namespace mw::lint
