// SPDX-License-Identifier: BSD-2-Clause
// Frozen state: macros, diversions and quotes saved by -F and loaded by -R, in GNU m4's format V1.
//
// A frozen file is text: comment lines "#", then the line "V1", then directives. Each directive is
// a letter, one or two decimal lengths separated by a comma, a newline, the bytes themselves
// without separator, and a newline:
//   C a,b  begin and end of comments         Q a,b  quotes
//   D n,b  diversion n and its text          F a,b  macro named a is the builtin named b
//   T a,b  macro named a has the body b
// A macro with several F and T lines has a stack of definitions, the bottom first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace mw::m4 {

struct FrozenState {
  struct Macro {
    std::string name;
    bool builtin = false;
    std::string value;  // body, or name of the builtin
  };
  struct Diversion {
    int number = 0;
    std::string text;
  };

  std::string quote_begin, quote_end;
  std::string comment_begin, comment_end;  // an empty begin: comments are off
  std::vector<Macro> macros;               // in the order of the file
  std::vector<Diversion> diversions;
  int current_diversion = 0;  // the file ends with the directive "D n,0" for it
};

// The file GNU m4 1.4.19 would write for this state, `version` being what stands in its first line.
std::string FrozenToText(const FrozenState& state);

// Reads a frozen file; the failure text is GNU m4's ("expecting character `,' in frozen file" ...).
Result<FrozenState> FrozenFromText(std::string_view text);

}  // namespace mw::m4
