// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "lint/mc_calls.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

bool IsSetting(mc::CommandKind kind) {
  using enum mc::CommandKind;
  return kind == kFeature || kind == kMailer || kind == kOstype || kind == kDomain ||
         kind == kDefine || kind == kClass || kind == kMasquerade || kind == kOption;
}

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  const mc::Compilation* compiled = subject.compiled();
  if (compiled == nullptr) return;
  for (const mc::UserCall& call : compiled->calls()) {
    if (call.command->kind == mc::CommandKind::kLocal) return;  // what follows is meant as text
    if (!call.end.known() || call.end.source != call.place.source || !IsSetting(call.command->kind))
      continue;
    const std::string_view text = compiled->sources().Get(call.end.source).bytes();
    std::string_view rest = text.substr(std::min<size_t>(call.end.offset, text.size()));
    rest = Trim(rest.substr(0, rest.find('\n')));
    if (rest.find("dnl") != std::string_view::npos) rest = Trim(rest.substr(0, rest.find("dnl")));
    // A quote or parenthesis closes something that the call stands in; a word with one is a further call.
    if (rest.empty() || rest.find_first_of("`'()#\"") != std::string_view::npos) continue;
    if (!IsAlpha(rest[0])) continue;
    const auto at = static_cast<uint32_t>(rest.data() - text.data());
    sink.Add(Diagnostic(
        rule.kind, subject.PlaceInMc({{call.end.source, at}, static_cast<uint32_t>(rest.size())}),
        fmt::format("{} is copied into the .cf; write dnl before it", Quote(rest))));
  }
}

}  // namespace

extern const Rule text_behind_call_rule;
const Rule text_behind_call_rule = {
    .kind = {"MC161", "text-behind-call", Severity::kWarning},
    .summary = "text behind a call becomes a line of the .cf",
    .why =
        "What stands outside of calls is copied: sendmail then finds a line that it does not know, "
        "or one that it knows and nobody meant. Behind dnl a remark does no harm.",
    .bad = "sendmail.mc: FEATURE(`redirect') for the helpdesk",
    .good = "sendmail.mc: FEATURE(`redirect')dnl for the helpdesk",
    .check = Check,
};

}  // namespace mw::lint
