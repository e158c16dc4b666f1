// SPDX-License-Identifier: BSD-2-Clause
// define(SMART_HOST', `x'): an apostrophe without its backquote becomes part of the argument.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "mc/checks/check.h"

namespace mw::mc {
namespace {

constexpr DiagnosticKind kKinds[] = {{"MC120", "missing-backquote", Severity::kWarning}};

// An apostrophe at the end of an argument that has no backquote for it and was not within quotes.
bool LacksBackquote(const Context& context, const UserArgument& argument) {
  const std::string_view text = Trim(argument.text);
  if (!text.ends_with('\'')) return false;
  if (std::count(text.begin(), text.end(), '\'') <= std::count(text.begin(), text.end(), '`')) {
    return false;
  }
  const std::string_view before =
      argument.place.known() ? LineBefore(context.sources, argument.place) : std::string_view();
  return !before.ends_with('`');
}

void Run(const Context& context) {
  for (const UserCall& call : context.record.calls()) {
    if (!call.command->directive || call.command->kind == CommandKind::kSyntax) continue;
    if (call.command->kind == CommandKind::kSystem) continue;
    for (const UserArgument& argument : call.arguments) {
      if (!LacksBackquote(context, argument)) continue;
      const bool straight = argument.text.starts_with('\'');
      const Range range = argument.place.known()
                              ? Range{argument.place, static_cast<uint32_t>(argument.text.size())}
                              : call.range();
      Diagnostic diagnostic(
          kKinds[0], range,
          straight ? fmt::format("{} begins with an apostrophe; m4 quotes are ` and '",
                                 Printable(argument.text))
                   : fmt::format("missing backquote before {}; the apostrophe is part of the {}",
                                 Printable(argument.text),
                                 &argument == &call.arguments[0] && call.command->named ? "name"
                                                                                        : "value"));
      if (ClaimOpenFailures(context, call.id)) diagnostic.severity = Severity::kError;
      if (StandsAt(context.sources, argument.place, argument.text)) {
        diagnostic.fixes.push_back(
            {"insert the backquote", true, {{{argument.place, straight ? 1u : 0u}, "`"}}});
      }
      context.sink.Add(std::move(diagnostic));
    }
  }
}

}  // namespace

extern const Check check_missing_quote;
const Check check_missing_quote = {
    kKinds,
    "an apostrophe closes a quote that was never opened",
    "m4 quotes begin with ` and end with '. Without the first, the apostrophe is a letter like any "
    "other: a macro named SMART_HOST' is defined, and SMART_HOST is not.",
    "OSTYPE(`linux')dnl\ndefine(SMART_HOST', `[192.0.2.25]')dnl\n",
    "OSTYPE(`linux')dnl\ndefine(`SMART_HOST', `[192.0.2.25]')dnl\n",
    Run,
};

}  // namespace mw::mc
