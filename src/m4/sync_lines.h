// SPDX-License-Identifier: BSD-2-Clause
// The #line directives of -s: before a line of output whose place in the input is not the one
// behind that of the line before, a directive names its line, and its file when that changed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mw::m4 {

class SyncLines {
 public:
  // What goes before a token that stood on `line` of `file`; empty in the middle of an output line.
  std::string BeforeToken(uint32_t line, std::string_view file);
  // Counts the newlines of a token that was put out.
  void AfterToken(std::string_view token);
  bool at_line_start() const { return at_line_start_; }
  // The input file or the diversion changed: the next directive names the file.
  void Reset() { output_line_ = -1; }
  void SetLineStart(bool at_start) { at_line_start_ = at_start; }

 private:
  int64_t output_line_ = -1;
  bool at_line_start_ = true;
};

}  // namespace mw::m4
