// SPDX-License-Identifier: BSD-2-Clause
// The state of a run as a FrozenState, and back.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "m4/interpreter.h"

namespace mw::m4 {
namespace {

// Stands for a builtin that a frozen file names and nobody has.
void RunMissing(Invocation& call) {
  call.Warn(fmt::format("builtin `{}' requested by frozen file is not supported", call.name()));
}
constexpr Builtin kMissing = {"",        false, false, false, 0, -1, "a builtin that is not there",
                              RunMissing};

}  // namespace

FrozenState Interpreter::Freeze() const {
  FrozenState state;
  state.quote_begin = syntax_.quote_begin();
  state.quote_end = syntax_.quote_end();
  state.comment_begin = syntax_.comment_begin();
  state.comment_end = syntax_.comment_end();
  state.current_diversion = diversions_.current_number();
  for (const Symbol& symbol : symbols_.all()) {
    std::vector<const Definition*> stack;
    for (const Definition* d = symbol.top; d != nullptr; d = d->below) stack.push_back(d);
    std::reverse(stack.begin(), stack.end());
    for (const Definition* d : stack) {
      const bool builtin = d->builtin != nullptr;
      state.macros.push_back({std::string(symbol.name), builtin,
                              std::string(builtin ? d->builtin->name : d->body.view())});
    }
  }
  for (const auto& [number, diversion] : diversions_.kept()) {
    if (!diversion.text.empty()) state.diversions.push_back({number, diversion.text});
  }
  return state;
}

void Interpreter::Thaw(const FrozenState& state) {
  for (Symbol& symbol : symbols_.all()) symbols_.Undefine(&symbol);
  for (const FrozenState::Macro& macro : state.macros) {
    Argument value;
    if (macro.builtin) {
      value.builtin = FindBuiltin(macro.value);
      if (value.builtin == nullptr) value.builtin = &kMissing;
    } else {
      const bool placed = state.source != kNoSource;
      CheckSequence(macro.name, macro.value, placed ? Pos{state.source, macro.offset} : Pos(), {});
      if (ended_) return;
      Builder body(&pool_);
      body.AppendComputed(macro.value, {});
      value.text = body.Take();
    }
    Define(macro.name, value, {}, true);
  }
  syntax_.SetQuotes(state.quote_begin, state.quote_end);
  syntax_.SetComments(state.comment_begin, state.comment_end);
  for (const FrozenState::Diversion& diversion : state.diversions) {
    diversions_.Select(diversion.number);
    if (Diversion* current = diversions_.current()) {
      current->text += diversion.text;
      if (pool_.track_origins()) current->origins.Append(diversion.text.size(), {}, false);
    }
  }
  SelectDiversion(state.current_diversion);
}

}  // namespace mw::m4
