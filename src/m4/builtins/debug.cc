// SPDX-License-Identifier: BSD-2-Clause
// Debugging: dumpdef, traceon, traceoff, debugmode, debugfile.
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

#include "m4/builtin.h"
#include "m4/debug_flags.h"
#include "m4/interpreter.h"

namespace mw::m4 {
namespace {

// The definitions asked for, or all, sorted by name.
void Dumpdef(Invocation& call) {
  std::vector<const Symbol*> wanted;
  if (call.count() == 0) {
    for (const Symbol& symbol : call.m4.symbols().all()) {
      if (symbol.top != nullptr) wanted.push_back(&symbol);
    }
  }
  for (size_t i = 1; i <= call.count(); ++i) {
    const Symbol* symbol = call.m4.symbols().Find(call[i]);
    if (symbol != nullptr && symbol->top != nullptr) {
      wanted.push_back(symbol);
    } else {
      call.Warn(fmt::format("undefined macro `{}'", call[i]));
      if (call.m4.ended()) return;
    }
  }
  std::sort(wanted.begin(), wanted.end(),
            [](const Symbol* a, const Symbol* b) { return a->name < b->name; });
  call.m4.Flush();
  const bool quote = call.m4.options().debug.quote;
  for (const Symbol* symbol : wanted) {
    const Argument value{symbol->top->body, symbol->top->builtin};
    call.m4.listener().OnDebugText(
        fmt::format("{}:\t{}\n", symbol->name, call.m4.ValueForDebug(value, quote, false)));
  }
}

void SetTraced(Invocation& call, bool traced) {
  if (call.count() == 0) {
    // Macros that are defined later are not concerned.
    for (Symbol& symbol : call.m4.symbols().all()) {
      symbol.traced = traced && (symbol.traced || symbol.top != nullptr);
    }
    return;
  }
  for (size_t i = 1; i <= call.count(); ++i) call.m4.symbols().Get(call[i])->traced = traced;
}

void Traceon(Invocation& call) { SetTraced(call, true); }
void Traceoff(Invocation& call) { SetTraced(call, false); }

void Debugmode(Invocation& call) {
  if (call.count() == 0) {
    call.m4.options().debug = {};
    return;
  }
  DebugFlags& flags = call.m4.options().debug;
  if (const auto changed = ChangeDebugFlags(flags, call[1])) {
    flags = *changed;
    call.m4.DropTraceLine();
  } else {
    call.Warn(fmt::format("Debugmode: bad debug flags: `{}'", call[1]));
  }
}

void Debugfile(Invocation& call) {
  call.m4.Flush();
  const std::string file(call[1]);
  if (!call.m4.listener().OnDebugFile(call.count() == 0 ? nullptr : &file)) {
    call.Error(fmt::format("cannot set debug file `{}': {}", file, std::strerror(errno)));
  }
}

constexpr Builtin kRows[] = {
    {"debugfile", true, false, false, 0, 1, "where debugging output goes", Debugfile},
    {"debugmode", true, false, false, 0, 1, "what debugging output shows", Debugmode},
    {"dumpdef", false, false, false, 0, -1, "show definitions", Dumpdef},
    {"traceoff", false, false, false, 0, -1, "do not trace macros", Traceoff},
    {"traceon", false, false, false, 0, -1, "trace macros", Traceon},
};

}  // namespace

std::span<const Builtin> debug_rows() { return kRows; }

}  // namespace mw::m4
