// SPDX-License-Identifier: BSD-2-Clause
#include "m4/debug_flags.h"

namespace mw::m4 {
namespace {

struct Letter {
  char letter;
  bool DebugFlags::*flag;
};

constexpr Letter kLetters[] = {
    {'a', &DebugFlags::arguments}, {'c', &DebugFlags::calls}, {'e', &DebugFlags::expansion},
    {'f', &DebugFlags::file},      {'i', &DebugFlags::input}, {'l', &DebugFlags::line},
    {'p', &DebugFlags::path},      {'q', &DebugFlags::quote}, {'t', &DebugFlags::trace_all},
    {'x', &DebugFlags::call_id},
};

// Sets all flags that `letter` stands for to `value`; false when it stands for none.
bool SetLetter(char letter, bool value, DebugFlags& flags) {
  bool known = false;
  for (const Letter& row : kLetters) {
    if (row.letter != letter && letter != 'V') continue;
    flags.*row.flag = value;
    known = true;
  }
  return known;
}

}  // namespace

bool ChangeDebugFlags(std::string_view text, DebugFlags& flags) {
  DebugFlags changed;
  bool value = true;
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    changed = flags;
    value = text[0] == '+';
    text.remove_prefix(1);
  }
  if (text.empty()) text = "aeq";
  for (const char letter : text) {
    if (!SetLetter(letter, value, changed)) return false;
  }
  flags = changed;
  return true;
}

}  // namespace mw::m4
