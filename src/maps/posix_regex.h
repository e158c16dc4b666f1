// SPDX-License-Identifier: BSD-2-Clause
// POSIX regular expressions as the C library matches them, faster where that is provably the same.
//
// The C library compiles every pattern (so errors are its own). Matches without groups of patterns
// that keep to the common subset go to RE2, which needs linear time; all others, and all groups,
// are matched by the C library. The subset excludes what the two read differently: back-references,
// GNU escapes (\< \w), backslashes and [. .] in brackets, repetitions that follow nothing or are
// not {n}, {n,}, {n,m}, and 8-bit bytes.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace mw::maps {

class PosixRegex {
 public:
  struct Options {
    bool extended = true;
    bool fold_case = true;
    bool groups = false;  // Match will be asked for groups
  };
  // Failure with the C library's words: "Unmatched ( or \(".
  static Result<std::unique_ptr<PosixRegex>> Compile(const std::string& pattern,
                                                     const Options& options);
  virtual ~PosixRegex() = default;

  // Number of groups in the pattern.
  virtual size_t group_count() const = 0;

  // Begin and end of a group in the text; -1, -1 when it took no part.
  using Span = std::pair<int, int>;
  // True if `pattern` occurs in `text` (a C string: it ends at a NUL). Fills `spans` (whole match
  // first) when the options asked for groups; pass nullptr when they did not.
  virtual bool Match(const std::string& text, std::vector<Span>* spans) const = 0;

  // True if RE2 matches this pattern (for tests).
  virtual bool is_fast() const = 0;
};

}  // namespace mw::maps
