// SPDX-License-Identifier: BSD-2-Clause
#include "m4/sync_lines.h"

#include <fmt/format.h>

namespace mw::m4 {

std::string SyncLines::BeforeToken(uint32_t line, std::string_view file) {
  if (!at_line_start_) return {};
  at_line_start_ = false;
  ++output_line_;
  if (output_line_ == static_cast<int64_t>(line)) return {};
  std::string directive = fmt::format("#line {}", line);
  if (output_line_ < 1 && !file.empty()) directive += fmt::format(" \"{}\"", file);
  directive += '\n';
  output_line_ = line;
  return directive;
}

void SyncLines::AfterToken(std::string_view token) {
  for (const char c : token) {
    if (at_line_start_) {
      at_line_start_ = false;
      ++output_line_;
    }
    if (c == '\n') at_line_start_ = true;
  }
}

}  // namespace mw::m4
