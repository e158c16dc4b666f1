// SPDX-License-Identifier: BSD-2-Clause
// A .mc that wants to run a command.
#include <fmt/format.h>

#include "base/text.h"
#include "mc/checks/check.h"

namespace mw::mc {
namespace {

constexpr DiagnosticKind kKinds[] = {{"MC113", "command-refused", Severity::kError}};

void ClaimMessagesOf(const Context& context, m4::CallId call) {
  for (const Said& said : context.record.said()) {
    if (said.kind == Said::Kind::kMessage && said.call == call) said.claimed = true;
  }
}

void Run(const Context& context) {
  for (const Said& said : context.record.said()) {
    if (said.kind != Said::Kind::kRefusal) continue;
    said.claimed = true;
    ClaimMessagesOf(context, said.call);
    const Located located = context.chain.Locate(said.place, said.call);
    context.sink.Add(context.chain.Explain(
        kKinds[0], located,
        fmt::format("command {} is not executed; --allow-exec would run it", Quote(said.text))));
  }
}

}  // namespace

extern const Check check_command_refused;
const Check check_command_refused = {
    kKinds,
    "syscmd or esyscmd wants to run a command",
    "A configuration that is only compiled must not be able to run programs: the .mc may come from "
    "somebody else. --allow-exec runs them as m4 does.",
    "OSTYPE(`linux')dnl\ndefine(`confDOMAIN_NAME', esyscmd(`hostname'))dnl\n",
    "OSTYPE(`linux')dnl\ndefine(`confDOMAIN_NAME', `mail.example.org')dnl\n",
    Run,
};

}  // namespace mw::mc
