// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "lint/mc_calls.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  const mc::Compilation* compiled = subject.compiled();
  if (compiled == nullptr) return;
  EachCall(subject, std::nullopt, [&](const mc::UserCall& call) {
    if (!call.end.known()) return;
    const std::string_view text = compiled->sources().Get(call.end.source).bytes();
    std::string_view rest = text.substr(std::min<size_t>(call.end.offset, text.size()));
    rest = rest.substr(0, rest.find('\n'));
    if (!rest.starts_with("dnl")) return;
    const std::string_view behind = Trim(rest.substr(3));
    const size_t open = behind.find('(');
    if (rest.size() < 4 || !IsBlank(rest[3]) || open == std::string_view::npos) return;
    const mc::Command* command = mc::FindCommand(behind.substr(0, open));
    // With a remark in front it is meant as one.
    if (command == nullptr || behind.find(')') == std::string_view::npos) return;
    const auto skipped = static_cast<uint32_t>(behind.data() - rest.data());
    sink.Add(Diagnostic(
        rule.kind,
        subject.PlaceInMc(
            {{call.end.source, call.end.offset + skipped}, static_cast<uint32_t>(behind.size())}),
        fmt::format("{} stands behind dnl and does nothing", Quote(behind.substr(0, open)))));
  });
}

}  // namespace

extern const Rule call_behind_dnl_rule;
const Rule call_behind_dnl_rule = {
    .kind = {"MC152", "call-behind-dnl", Severity::kWarning},
    .summary = "a call stands behind dnl and is never seen",
    .why = "dnl throws away all up to the end of the line.",
    .bad = "sendmail.mc: FEATURE(`redirect')dnl FEATURE(`always_add_domain')",
    .good = "sendmail.mc: FEATURE(`redirect')dnl\nFEATURE(`always_add_domain')dnl",
    .check = Check,
};

}  // namespace mw::lint
