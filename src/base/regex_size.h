// SPDX-License-Identifier: BSD-2-Clause
// What the C library makes of a regular expression, judged from its bytes before it sees them.
//
// glibc copies what a "+" or "{n,m}" repeats, so that "a++++++++++++++++++++++++" needs gigabytes; it calls
// itself once for each group within a group and along chains of parts that can be empty; and its tables grow
// with the square of the number of such parts.
#pragma once

#include <cstdint>
#include <string_view>

namespace mw {

// How groups, alternatives and repetitions are written: \( \) \| * + ? in GNU Emacs and m4,
// \( \) \| * \+ \? \{n,m\} in POSIX basic, ( ) | * + ? {n,m} in POSIX extended expressions.
enum class RegexSyntax { kEmacs, kBasic, kExtended };

struct RegexSize {
  uint64_t depth = 0;  // of groups within groups
  uint64_t nodes = 0;  // bytes, sets, anchors, groups ..., copies counted: "a++++" is 31
  uint64_t branches =
      0;  // those of them that can go two ways: repetitions, alternatives; and groups

  // True if glibc needs no more than 1 MiB of stack and 100 MiB of memory.
  bool IsBearable() const;
};

RegexSize MeasureRegex(std::string_view pattern, RegexSyntax syntax);

// What glibc says of patterns that it finds too large itself.
inline constexpr const char* kRegexTooBig = "Regular expression too big";

}  // namespace mw
