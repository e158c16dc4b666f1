// SPDX-License-Identifier: BSD-2-Clause
// The line of a finding as it can be shown on a terminal, and the mark below it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mw::report {

struct Excerpt {
  std::string text;  // safe to print: tabs expanded, control bytes spelled out, UTF-8 only
  std::string mark;  // blanks, '^', then '~' below the rest of the range
};

// The byte at `begin` of `line` gets the caret, the bytes up to `end` tildes; both are cut to the line,
// and a place behind its last byte is marked there. What does not fit into `width` columns is replaced by
// "..." at one or both ends, so that the caret stays visible. Characters count as the columns
// that terminals give them (two for wide ones, none for combining marks), tabs go to the next multiple
// of 8.
Excerpt MakeExcerpt(std::string_view line, size_t begin, size_t end, size_t width);

// Length of the well-formed UTF-8 character at the start of `text` and, in `*code_point`, its value.
// 0 if there is none.
size_t DecodeUtf8(std::string_view text, char32_t* code_point);

}  // namespace mw::report
