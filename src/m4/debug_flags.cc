// SPDX-License-Identifier: BSD-2-Clause
#include "m4/debug_flags.h"

#include <array>

namespace mw::m4 {
namespace {

struct Row {
  char letter;
  bool DebugFlags::*flag;
};

constexpr auto kRows = std::to_array<Row>({
    {'a', &DebugFlags::arguments},
    {'c', &DebugFlags::calls},
    {'e', &DebugFlags::expansion},
    {'f', &DebugFlags::file},
    {'i', &DebugFlags::input},
    {'l', &DebugFlags::line},
    {'p', &DebugFlags::path},
    {'q', &DebugFlags::quote},
    {'t', &DebugFlags::trace_all},
    {'x', &DebugFlags::call_id},
});

bool SetLetter(DebugFlags& flags, char letter) {
  bool known = false;
  for (const Row& row : kRows) {
    if (letter != row.letter && letter != 'V') continue;
    flags.*row.flag = true;
    known = true;
  }
  return known;
}

}  // namespace

std::optional<DebugFlags> DebugFlagsFromText(std::string_view letters) {
  DebugFlags flags;
  for (const char letter : letters.empty() ? "aeq" : letters) {
    if (!SetLetter(flags, letter)) return std::nullopt;
  }
  return flags;
}

std::optional<DebugFlags> ChangeDebugFlags(const DebugFlags& flags, std::string_view change) {
  const bool add = change.starts_with('+');
  const bool remove = change.starts_with('-');
  std::optional<DebugFlags> named = DebugFlagsFromText(change.substr(add || remove ? 1 : 0));
  if (!named || !(add || remove)) return named;
  DebugFlags result = flags;
  for (const Row& row : kRows) {
    if ((*named).*row.flag) result.*row.flag = add;
  }
  return result;
}

std::string DebugFlagsToText(const DebugFlags& flags) {
  std::string letters;
  for (const Row& row : kRows) {
    if (flags.*row.flag) letters += row.letter;
  }
  return letters;
}

}  // namespace mw::m4
