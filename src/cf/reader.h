// SPDX-License-Identifier: BSD-2-Clause
// The logical lines of a sendmail.cf, and the first translation of their text.
//
// A logical line is a physical line and all following lines that begin with blank or tab; the newline and
// the blank stay in it. A CR before a newline is dropped; a NUL ends the line's text. The translation
// (Translate) removes comments and trailing blanks and turns `$x` into symbols.h's form:
//
//   R$*<TAB>$: $&{name} \# x   # comment   ->  R \x81* <TAB> \x81: \x81& ID # x
//
// `#` begins a comment anywhere, in quotes too, unless it is `$#` or `\#` (the backslash goes). Within a
// folded line the text resumes after the next newline. `$$` is a literal `$`, a `$` at the end too.
// Levels below 3 know no comments behind text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cf/macro_names.h"

namespace mw::cf {

// One logical line; `text` is raw.
struct LogicalLine {
  std::string text;
  uint32_t offset = 0;  // of its first byte in the source
  uint32_t length = 0;  // bytes up to, not including, its last newline
  uint32_t line = 0;    // number of its LAST physical line, the one that sendmail names in messages
};

// Cuts bytes into logical lines.
class LineReader {
 public:
  explicit LineReader(std::string_view bytes) : bytes_(bytes) {}
  // False at the end.
  bool Next(LogicalLine& line);

 private:
  std::string_view bytes_;
  size_t at_ = 0;
  uint32_t line_number_ = 0;
};

// Removes comments and trailing blanks of raw `text` and translates `$`; names are entered into `names`.
// `level` is that of the V line in force.
std::string Translate(std::string_view text, int level, MacroNames& names, Complaints& complaints);

// The inverse for printing: text whose translation, at the same level, is `translated` again.
std::string Untranslate(std::string_view translated, const MacroNames& names, int level = 10);

}  // namespace mw::cf
