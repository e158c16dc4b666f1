// SPDX-License-Identifier: BSD-2-Clause
// The builtins regexp and patsubst on texts.
//
// In a replacement \& is the match, \1 to \9 are its groups, \0 is the match too (with a warning,
// the first time), a backslash before any other byte is dropped, one at the end is dropped with a
// warning.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "m4/regex.h"

namespace mw::m4 {

struct Substitution {
  std::string text;
  // In the order they arose, complete: "bad regular expression: `\(': Unmatched ( or \(".
  std::vector<std::string> warnings;
  // The text would be longer than allowed and is not complete.
  bool too_long = false;
};

// Regular expressions in use and what has been warned of already; one for each run of m4.
struct SubstitutionState {
  RegexCache cache;
  bool warned_of_zero = false;  // the warning about \0 was given
};

// regexp(`text', `pattern'): the offset of the first match as a number, "-1" when there is none.
// regexp(`text', `pattern', `replacement'): the replacement for the first match, nothing else.
Substitution FindPattern(SubstitutionState& state, std::string_view text, std::string_view pattern,
                         std::optional<std::string_view> replacement, size_t max_bytes);

// patsubst: `text` with every match replaced. Behind an empty match one byte is copied before the
// search goes on; an empty match right behind another one counts: patsubst(`bac', `a*', `x') is
// "xbxxcx".
Substitution ReplacePattern(SubstitutionState& state, std::string_view text,
                            std::string_view pattern, std::string_view replacement,
                            size_t max_bytes);

}  // namespace mw::m4
