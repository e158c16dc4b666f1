// SPDX-License-Identifier: BSD-2-Clause
// Commands and standard error: syscmd, esyscmd, sysval, errprint.
#include <fmt/format.h>

#include "base/text.h"
#include "m4/builtin.h"
#include "m4/interpreter.h"

namespace mw::m4 {
namespace {

// Runs the command of the first argument; its output is the expansion if `capture`.
void RunCommand(Invocation& call, bool capture) {
  if (call[1].empty()) {
    call.m4.system_status = 0;
    return;
  }
  call.m4.Flush();
  call.m4.listener().OnFlush();
  const Result<CommandResult> result = call.m4.host().Run(std::string(call[1]), capture);
  if (!result.ok()) {
    call.m4.system_status = 127;
    call.Error(fmt::format("{}: {}: {}", call.name(), result.failure().message, Quote(call[1])));
    return;
  }
  call.m4.system_status = result->status;
  if (!capture &&
      result->status == 127) {  // the shell found no such command; GNU m4 names no place
    call.m4.ReportAt(MessageKind::kNotice, fmt::format("{} subprocess failed", call.name()), {},
                     {});
  }
  if (capture) call.ReturnForeign(result->output);
}

void Syscmd(Invocation& call) { RunCommand(call, false); }
void Esyscmd(Invocation& call) { RunCommand(call, true); }
void Sysval(Invocation& call) { call.ReturnNumber(call.m4.system_status); }

void Errprint(Invocation& call) {
  std::string text;
  for (size_t i = 1; i <= call.count(); ++i) {
    if (i > 1) text += ' ';
    text += call[i];
  }
  call.m4.Flush();
  call.m4.listener().OnErrorText(text);
}

constexpr Builtin kRows[] = {
    {"errprint", false, false, true, 1, -1, "text to standard error", Errprint},
    {"esyscmd", true, false, true, 1, 1, "run a command and take its output", Esyscmd},
    {"syscmd", false, false, true, 1, 1, "run a command", Syscmd},
    {"sysval", false, false, false, 0, -1, "exit status of the last command", Sysval},
};

}  // namespace

std::span<const Builtin> system_rows() { return kRows; }

}  // namespace mw::m4
