// SPDX-License-Identifier: BSD-2-Clause
// Frozen state: macros, diversions and quotes saved by -F and loaded by -R, in GNU m4's format V1.
//
// A frozen file is text: comment lines "#", then the line "V1", then directives. Each directive is
// a letter, one or two decimal lengths separated by a comma, a newline, the bytes themselves
// without separator, and a newline:
//   Q a,b  quotes                            C a,b  begin and end of comments
//   F a,b  macro named a is the builtin named b
//   T a,b  macro named a has the body b
//   D n,b  diversion n and its text; n is a number, not a length, and may be negative
// A macro with several F and T lines has a stack of definitions, the bottom first. The diversion of
// the last D is the current one. Empty lines and comments may stand between directives; lines end
// in a line feed alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/source.h"

namespace mw::m4 {

struct FrozenState {
  struct Macro {
    std::string name;
    bool builtin = false;
    std::string value;  // body, or name of the builtin
    // Of the last byte of the value in the file that was read; its line is where GNU m4 warns of a body
    // (--warn-macro-sequence). No part of the state.
    uint32_t offset = 0;
    friend bool operator==(const Macro& a, const Macro& b) {
      return a.name == b.name && a.builtin == b.builtin && a.value == b.value;
    }
  };
  struct Diversion {
    int number = 0;
    std::string text;
    friend bool operator==(const Diversion&, const Diversion&) = default;
  };

  // These are written only where they differ from what they are here.
  std::string quote_begin = "`";
  std::string quote_end = "'";
  std::string comment_begin = "#";  // empty: comments are off
  std::string comment_end = "\n";
  std::vector<Macro> macros;          // in the order of the file
  std::vector<Diversion> diversions;  // likewise; a number may occur twice when read
  int current_diversion = 0;
  SourceId source = kNoSource;  // of the file that was read, where its reader knows
};

// Sorts macros as GNU m4 1.4.19 writes them: by bucket of its table of `hash_size` (-H; 0 stands for the
// default, which is not the 509 that its help names) lists, in a
// bucket by falling hash value, then by name. Definitions of one name keep their order. The hash
// value rotates 64 bits by 7 and adds the next byte, which is signed. Found by experiment with
// 3,000 names.
void SortAsGnu(std::vector<FrozenState::Macro>& macros, uint64_t hash_size);

// The size of that table without -H.
inline constexpr uint64_t kDefaultHashSize = 65537;

// The file GNU m4 1.4.19 would write for this state, with macros and diversions in the order given;
// its own order is that of SortAsGnu, and ascending numbers.
std::string FrozenToText(const FrozenState& state);

// Reads a frozen file. The failure's message is the line and GNU m4's text, "3: expecting line feed
// in frozen file"; program and file name belong in front of it. Its error_number is EPROTONOSUPPORT
// for a version that is too new, which is exit status 63 instead of 1.
Result<FrozenState> FrozenFromText(std::string_view text);

}  // namespace mw::m4
