// SPDX-License-Identifier: BSD-2-Clause
#include "maps/source.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/text.h"

namespace mw::maps {

namespace {

// Eight bytes at a time, as one number; the classic tricks on bytes in a word. The high bit of each byte
// of a result says whether the byte is one of the set; bytes of 0x80 and above are in no set.
constexpr uint64_t kOnes = 0x0101010101010101;
constexpr uint64_t kHighBits = 0x80 * kOnes;

constexpr uint64_t BytesBetween(uint64_t word, uint8_t first, uint8_t last) {
  const uint64_t low = word & ~kHighBits;
  const uint64_t from = low + (0x80u - first) * kOnes;
  const uint64_t behind = low + (0x7fu - last) * kOnes;
  return (from ^ behind) & ~word & kHighBits;
}

// The white space of the C locale.
constexpr uint64_t SpacesIn(uint64_t word) {
  return BytesBetween(word, '\t', '\r') | BytesBetween(word, ' ', ' ');
}

constexpr uint64_t Folded(uint64_t word) { return word | BytesBetween(word, 'A', 'Z') >> 2; }

// Folds up to the first white space in [p, end), or to within seven bytes of the end; where it stopped.
char* FoldWords(char* p, char* end) {
  if constexpr (std::endian::native != std::endian::little) return p;
  for (; end - p >= 8; p += 8) {
    uint64_t word;
    std::memcpy(&word, p, sizeof word);
    const uint64_t spaces = SpacesIn(word);
    if (spaces != 0) {
      const int bits = std::countr_zero(spaces) - 7;
      const uint64_t key = (uint64_t{1} << bits) - 1;
      word = (Folded(word) & key) | (word & ~key);
      std::memcpy(p, &word, sizeof word);
      return p + bits / 8;
    }
    word = Folded(word);
    std::memcpy(p, &word, sizeof word);
  }
  return p;
}

}  // namespace

inline bool RowReader::IsSeparator(char c) const {
  return format_.separator == '\0' ? IsSpace(c) : c == format_.separator;
}

// Splits [line, line_end), which is not empty, into key and value.
void RowReader::ReadEntry(char* line, char* line_end, SourceRow& row) const {
  char* p = line;
  if (format_.fold_case) {
    if (format_.separator == '\0') p = FoldWords(p, line_end);
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
