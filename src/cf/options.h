// SPDX-License-Identifier: BSD-2-Clause
// All options of sendmail.cf: long name, letter, type of value, default (options.def).
//
// A name may be given in any case and be cut short as long as it fits one option only. An exact name goes
// before longer ones.
#pragma once

#include <span>
#include <string_view>

namespace mw::cf {

enum class OptionType : unsigned char {
  kBoolean,  // True, False, and any word that begins with t, T, y, Y; empty is true
  kNumber,
  kTime,  // 5d, 1h30m; sub-options have times of their own
  kText,
  kWord,  // one of a list of words
  kList,  // words separated by commas
  kPath,
  kMode,       // octal permission bits
  kCharacter,  // the first character counts
};

struct Option {
  std::string_view name;
  char letter;  // of the short form, 0 if it has none
  OptionType type;
  std::string_view default_value;  // "" when there is none or it depends on the system
};

std::span<const Option> Options();

// The option that a name means. With `second` set, the name is ambiguous and both fit.
struct OptionMatch {
  const Option* option = nullptr;
  const Option* second = nullptr;
};
OptionMatch FindOption(std::string_view name);
const Option* FindOption(char letter);

}  // namespace mw::cf
