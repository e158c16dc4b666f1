// SPDX-License-Identifier: BSD-2-Clause
// # FEATURE(`x'): a '#' does not hide a call from m4.
#include <fmt/format.h>

#include "base/text.h"
#include "mc/checks/check.h"

namespace mw::mc {
namespace {

constexpr DiagnosticKind kKinds[] = {{"MC121", "directive-in-comment", Severity::kWarning}};

// Text that was written for the .cf: what LOCAL_CONFIG and its like are followed by may name macros in
// its comments on purpose only when they are values, never when they are directives.
void Report(const Context& context, const UserCall& call) {
  Diagnostic diagnostic(
      kKinds[0], call.range(),
      fmt::format(
          "this {} takes effect although '#' stands before it; 'dnl' begins an m4 comment",
          call.parenthesized ? call.command->name : fmt::format("word '{}'", call.command->name)));
  if (ClaimOpenFailures(context, call.id)) {
    diagnostic.severity = Severity::kError;
    if (!call.parenthesized) {
      diagnostic.message = fmt::format(
          "the word {} is called although '#' stands before it; 'dnl' begins an m4 comment",
          Quote(call.command->name));
    }
  }
  const std::string_view before = LineBefore(context.sources, call.place);
  const size_t hash = before.find('#');
  const Pos start{call.place.source,
                  call.place.offset - static_cast<uint32_t>(before.size() - hash)};
  diagnostic.fixes.push_back({"put 'dnl' before the '#'", false, {{{start, 0}, "dnl "}}});
  context.sink.Add(std::move(diagnostic));
}

void Run(const Context& context) {
  if (context.record.entries() == 0) return;
  for (const UserCall& call : context.record.calls()) {
    if (!call.command->directive) continue;
    if (!Trim(LineBefore(context.sources, call.place)).starts_with('#')) continue;
    Report(context, call);
  }
}

}  // namespace

extern const Check check_directive_in_comment;
const Check check_directive_in_comment = {
    kKinds,
    "a call behind '#' takes effect",
    "The library turns m4's comments off, so that '#' lines can be written into the .cf with "
    "macros "
    "expanded in them. A directive that was 'commented out' with '#' is still in force.",
    "OSTYPE(`linux')dnl\n# FEATURE(`promiscuous_relay')\n",
    "OSTYPE(`linux')dnl\ndnl FEATURE(`promiscuous_relay')\n# see the README\n",
    Run,
};

}  // namespace mw::mc
