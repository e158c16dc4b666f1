// SPDX-License-Identifier: BSD-2-Clause
// Regular expressions as GNU m4 1.4.19 has them; their syntax is described in m4/regex_syntax.h.
//
// The match is the longest of the leftmost ones. Bytes are compared as bytes, in the C locale,
// whatever the locale of the user is. A pattern is carried out by a search for literal text, by RE2
// or by glibc's regex, whichever is the fastest that gives the same answer; what groups matched
// always comes from glibc, RE2 only finding the place, since the two choose differently in
// ambiguous patterns.
//
// One difference is known: where a group that can match nothing is itself repeated, as in `\(a*\)*`, the regex that
// m4 carries may leave it with nothing where glibc leaves it with the last round that matched something.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace mw::m4 {

// Bytes [begin, end) of the text, both -1 for a group that took no part.
struct Group {
  ptrdiff_t begin = -1;
  ptrdiff_t end = -1;
};

// The whole match and the groups 1 to 9.
using Groups = std::array<Group, 10>;

class Regex {
 public:
  enum class Outcome {
    kFound,
    kAbsent,
    // Out of memory; a text of 2 GiB and more; or a pattern that could exhaust stack or memory when
    // glibc compiles it ("a" with 30 times "+"; thousands of groups), and RE2 cannot take its
    // place.
    kFailed,
  };

  // The failure text is what GNU m4 prints behind "bad regular expression: `...': ". Patterns that
  // could exhaust stack or memory when they are compiled fail with "Regular expression too big".
  static Result<std::unique_ptr<Regex>> Compile(std::string_view pattern);
  ~Regex();
  Regex(const Regex&) = delete;
  Regex& operator=(const Regex&) = delete;

  // The first match in `text` that begins at `start` or behind; what stands before `start` counts
  // for anchors. Without `all_groups` only groups[0] is set, which is faster.
  Outcome Search(std::string_view text, size_t start, bool all_groups, Groups& groups) const;

  // Number of groups in the pattern.
  size_t group_count() const { return group_count_; }

 private:
  struct Glibc;
  struct Fast;

  Regex();
  Outcome SearchFast(std::string_view text, size_t start, Group& match) const;
  bool UseFast(size_t bytes) const;

  std::unique_ptr<Glibc> glibc_;
  std::unique_ptr<Fast> fast_;
  size_t group_count_ = 0;
};

// Keeps the patterns that were used last, so that a pattern in a loop is compiled once.
class RegexCache {
 public:
  RegexCache();
  ~RegexCache();

  // Valid until the next Get. Fails as Regex::Compile.
  Result<const Regex*> Get(std::string_view pattern);

 private:
  struct Entry;
  static constexpr size_t kCapacity = 64;

  std::vector<Entry> entries_;
  uint64_t clock_ = 0;
};

}  // namespace mw::m4
