// SPDX-License-Identifier: BSD-2-Clause
// What m4 itself says, if no other check had a better explanation.
#include <fmt/format.h>

#include "base/text.h"
#include "mc/checks/check.h"

namespace mw::mc {
namespace {

constexpr DiagnosticKind kError = {"MC101", "m4-error", Severity::kError};
constexpr DiagnosticKind kWarning = {"MC102", "m4-warning", Severity::kWarning};
constexpr DiagnosticKind kLimit = {"MC103", "limit-reached", Severity::kError};
constexpr DiagnosticKind kExit = {"MC135", "m4exit", Severity::kError};
constexpr DiagnosticKind kKinds[] = {kError, kWarning, kLimit, kExit};

// Words of the engine's message about a limit, and the option that sets it.
struct LimitOption {
  std::string_view words;
  std::string_view option;
};
constexpr LimitOption kLimits[] = {
    {"macro calls", "--limit-expansions"}, {"recursion limit", "--limit-nesting"},
    {"of memory", "--limit-memory"},       {"output", "--limit-output"},
    {"included", "--limit-include-depth"}, {"files read", "--limit-files"}};

std::string_view WithoutPrefix(std::string_view text) {
  for (const std::string_view prefix : {"ERROR: ", "Warning: "}) {
    if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
  }
  return text;
}

std::string LimitMessage(std::string_view text) {
  text = WithoutPrefix(text);
  for (const LimitOption& limit : kLimits) {
    if (text.find(limit.words) == std::string_view::npos) continue;
    return fmt::format("stopped: {}; {} sets the limit", text.substr(0, text.find(", use")),
                       limit.option);
  }
  return fmt::format("stopped: {}", text);
}

void Report(const Context& context, const Said& said) {
  const Located located = context.chain.Locate(said.place, said.call);
  if (said.severity == m4::MessageKind::kLimit) {
    context.sink.Add(context.chain.Explain(kLimit, located, LimitMessage(said.text)));
    return;
  }
  const bool warning = said.severity == m4::MessageKind::kWarning;
  Diagnostic diagnostic = context.chain.Explain(warning ? kWarning : kError, located,
                                                "m4: " + Printable(WithoutPrefix(said.text), 200));
  if (said.text.find("excess arguments to builtin `define'") != std::string::npos) {
    diagnostic.notes.push_back(
        {{}, "a comma ends an argument; quote the value when commas are part of it"});
  }
  context.sink.Add(std::move(diagnostic));
}

// m4exit in the .mc ends the run without a word.
void CheckExit(const Context& context) {
  if (context.engine.exit_status() == 0 || context.sink.errors() > 0) return;
  Range range{{context.main, 0}, 0};
  for (const UserCall& call : context.record.calls()) {
    if (call.command->name == "m4exit") range = call.range();
  }
  context.sink.Add(
      {kExit, range, fmt::format("m4 ended with status {}", context.engine.exit_status())});
}

void Run(const Context& context) {
  for (const Said& said : context.record.said()) {
    if (said.claimed || said.kind != Said::Kind::kMessage) continue;
    said.claimed = true;
    Report(context, said);
  }
  CheckExit(context);
}

}  // namespace

extern const Check check_m4_message;
const Check check_m4_message = {
    kKinds,
    "m4 complains",
    "The words are m4's own. After an error its output cannot be trusted.",
    "OSTYPE(`linux')dnl\ndefine(`confPRIVACY_FLAGS', authwarnings,novrfy)dnl\n",
    "OSTYPE(`linux')dnl\ndefine(`confPRIVACY_FLAGS', `authwarnings,novrfy')dnl\n",
    Run,
};

}  // namespace mw::mc
