// SPDX-License-Identifier: BSD-2-Clause
// A FEATURE line behind a MAILER line.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "mc/checks/check.h"

namespace mw::mc {
namespace {

constexpr DiagnosticKind kKinds[] = {{"MC122", "feature-after-mailer", Severity::kWarning}};

// The library's own message about this call, claimed; it makes an error of the finding.
bool ClaimLibraryMessage(const Context& context, m4::CallId id) {
  bool any = false;
  for (const Said& said : context.record.said()) {
    if (said.claimed || said.kind != Said::Kind::kErrorText) continue;
    if (said.text.find("FEATURE() should be before MAILER()") == std::string::npos) continue;
    if (context.chain.Locate(said.place, said.call).call != id) continue;
    said.claimed = true;
    any = true;
  }
  return any;
}

// The whole line of a call, with its newline, if nothing else but dnl stands on it; else no length.
Range LineOf(const Context& context, const UserCall& call) {
  const std::string_view before = LineBefore(context.sources, call.place);
  const std::string_view line = LineFrom(context.sources, call.place);
  const Range range = call.range();
  if (!before.empty() || range.length > line.size()) return {call.place, 0};
  const std::string_view rest = line.substr(range.length);
  if (!rest.empty() && rest != "dnl") return {call.place, 0};
  const std::string_view bytes = context.sources.Get(call.place.source).bytes();
  const bool newline = call.place.offset + line.size() < bytes.size();
  return {call.place, static_cast<uint32_t>(line.size() + (newline ? 1 : 0))};
}

void AddFix(const Context& context, const UserCall& feature, const UserCall& mailer,
            Diagnostic& diagnostic) {
  const Range line = LineOf(context, feature);
  if (line.length == 0 || !LineBefore(context.sources, mailer.place).empty()) return;
  if (mailer.place.source != feature.place.source) return;
  const std::string_view bytes = context.sources.Get(line.begin.source).bytes();
  std::string text(bytes.substr(line.begin.offset, line.length));
  if (!text.ends_with('\n')) text += '\n';
  diagnostic.fixes.push_back({fmt::format("move the line before the first MAILER"),
                              true,
                              {{{mailer.place, 0}, std::move(text)}, {line, ""}}});
}

void Run(const Context& context) {
  const UserCall* mailer = nullptr;
  for (const UserCall& call : context.record.calls()) {
    if (call.command->kind == CommandKind::kMailer && mailer == nullptr) mailer = &call;
    if (call.command->kind != CommandKind::kFeature || mailer == nullptr) continue;
    Diagnostic diagnostic(kKinds[0], call.range(),
                          fmt::format("{} comes after {}; features must come first",
                                      Quote(fmt::format("FEATURE({})", call.Argument(0))),
                                      Quote(fmt::format("MAILER({})", mailer->Argument(0)))));
    if (ClaimLibraryMessage(context, call.id)) diagnostic.severity = Severity::kError;
    diagnostic.notes.push_back({mailer->range(), "the first MAILER is here"});
    AddFix(context, call, *mailer, diagnostic);
    context.sink.Add(std::move(diagnostic));
  }
}

}  // namespace

extern const Check check_feature_after_mailer;
const Check check_feature_after_mailer = {
    kKinds,
    "a FEATURE comes after a MAILER",
    "The mailers have been written when the feature is read: what it would have changed in them is "
    "lost. The library says '*** ERROR', but m4 ends with status 0.",
    "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\nFEATURE(`mailertable')dnl\n",
    "OSTYPE(`linux')dnl\nFEATURE(`mailertable')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    Run,
};

}  // namespace mw::mc
