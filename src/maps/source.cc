// SPDX-License-Identifier: BSD-2-Clause
#include "maps/source.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"

namespace mw::maps {

inline bool RowReader::IsSeparator(char c) const {
  return format_.separator == '\0' ? IsSpace(c) : c == format_.separator;
}

// Splits [line, line_end), which is not empty, into key and value.
void RowReader::ReadEntry(char* line, char* line_end, SourceRow& row) const {
  char* p = line;
  if (format_.fold_case) {
    for (; p < line_end && !IsSeparator(*p); ++p) *p = ToLower(*p);
  } else {
    while (p < line_end && !IsSeparator(*p)) ++p;
  }
  row.key = {line, p};
  char* value = p;
  while (value < line_end && IsSeparator(*value)) ++value;
  row.value = {value, line_end};
  row.fault = value == line_end && !format_.allow_empty ? RowFault::kNoValue : RowFault::kNone;
  if (format_.include_null) {
    *p = '\0';
    *line_end = '\0';
  }
}

bool RowReader::Next(SourceRow& row) {
  while (cursor_ < end_) {
    char* line = cursor_;
    size_t limit = std::min(kPieceBytes, static_cast<size_t>(end_ - line));
    char* newline = static_cast<char*>(std::memchr(line, '\n', limit));
    char* line_end = newline ? newline : line + limit;
    cursor_ = newline ? newline + 1 : line_end;
    ++pieces_;
    row.offset = static_cast<size_t>(line - begin_);
    // A full piece is returned before the end of the input is noticed, so only a shorter one is
    // whole.
    bool whole = newline != nullptr;
    const bool last = cursor_ == end_ && at_end_ && limit < kPieceBytes && !whole;
    if (void* nul = std::memchr(line, '\0', static_cast<size_t>(line_end - line))) {
      line_end = static_cast<char*>(nul);
      whole = false;
    }
    row.key = row.value = {};
    if (!whole && !last) {
      row.fault = RowFault::kTooLong;
      return true;
    }
    if (line == line_end || *line == format_.comment) continue;
    if (format_.separator == '\0' && IsSpace(*line)) {
      row.fault = RowFault::kLeadingSpace;
      return true;
    }
    ReadEntry(line, line_end, row);
    return true;
  }
  return false;
}

}  // namespace mw::maps
