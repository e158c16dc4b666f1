// SPDX-License-Identifier: BSD-2-Clause
// Translates GNU m4's regular expressions (the syntax of GNU Emacs, RE_SYNTAX_EMACS of glibc) to
// RE2's.
//
//   .            any byte but newline        [abc] [^a-z]  sets; no [:classes:], no escapes inside
//   * + ?        repetition                  \( \) \|      group, alternative
//   ^ $          begin and end of a line, where they can be: ^ at the front of the pattern, of a
//   group,
//                of an alternative or behind another anchor; $ at the end of one; else themselves
//   \` \'        begin and end of the text   \b \B         at a word's edge, not at one
//   \< \>        begin and end of a word     \w \W \s \S   word byte or not, white space or not
//   \1 ... \9    what a group matched        \x            the byte x, for any other x
// A repetition without something to repeat is an ordinary byte: "*a", "^*", "\(*".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mw::m4 {

struct TranslatedPattern {
  std::string re2;       // matches the same texts; groups are written (?:...), so none is captured
  bool literal = false;  // the pattern matches exactly the text `re2`, which is then not escaped
  size_t group_count = 0;
};

// The pattern for RE2 (Latin-1, leftmost-longest), or nothing where RE2 has no equivalent or the
// answer is not certain: back-references, \< and \>, collating elements, hyphens in odd places of a
// set, an anchor in a repeated group; also for malformed patterns.
std::optional<TranslatedPattern> TranslatePattern(std::string_view pattern);

}  // namespace mw::m4
