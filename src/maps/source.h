// SPDX-License-Identifier: BSD-2-Clause
// The text that maps are made from, as makemap reads it (sendmail 8.17, by experiment):
//
//   # a comment                      the comment character in the first column only
//   example.com     smtp:[gw.test]   key, run of separators, value up to the end of the line
//
// Without a separator of its own (-t) white space separates, and a line must not begin with it. The
// value keeps its inner and trailing blanks, `#`, quotes and backslashes; nothing continues a line.
// A carriage return is part of the value. With a separator of its own only that byte separates:
// blanks belong to the key, and an empty key is a key.
//
// A line is read in pieces of at most 1023 bytes. A piece without a newline is "too long", unless
// it is the end of the input; each further piece counts as a line of its own and is read as one. A
// NUL byte hides the rest of its line, the newline too, so such a line is also "too long".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mw::maps {

struct SourceFormat {
  char separator = '\0';      // -t; NUL: white space
  char comment = '#';         // -D; NUL: none
  bool fold_case = true;      // ASCII letters of the key in lower case; off with -f
  bool allow_empty = false;   // -e: a key without value gets the empty one
  bool include_null = false;  // -N: key and value are stored with a trailing NUL
};

// What is wrong with a line.
enum class RowFault : uint8_t { kNone, kTooLong, kLeadingSpace, kNoValue };

// Longest piece of a line, its newline included.
inline constexpr size_t kPieceBytes = 1023;

// One entry, or the fault of a line. Views point into the text given to the reader.
struct SourceRow {
  std::string_view key;    // folded, without the NUL of include_null
  std::string_view value;  // likewise
  RowFault fault = RowFault::kNone;
  size_t offset = 0;  // of the line in the text
};

// Reads entries from a run of bytes that begins and ends at a line boundary.
//
// The text is changed: keys are folded in place, and for include_null the byte behind each key and
// value becomes NUL; so the byte behind the text must be writable too. Never allocates.
class RowReader {
 public:
  // `at_end`: the text ends where the input ends, so a last line without newline is whole.
  RowReader(const SourceFormat& format, char* text, size_t size, bool at_end)
      : format_(format), begin_(text), cursor_(text), end_(text + size), at_end_(at_end) {}

  // The next entry or faulty line; false at the end of the text.
  bool Next(SourceRow& row);

  // Number of pieces (lines) read so far: the line number of the last row, counted from 1.
  uint64_t pieces() const { return pieces_; }

 private:
  bool IsSeparator(char c) const;
  void ReadEntry(char* line, char* line_end, SourceRow& row) const;

  const SourceFormat format_;
  char* const begin_;
  char* cursor_;
  char* const end_;
  const bool at_end_;
  uint64_t pieces_ = 0;
};

}  // namespace mw::maps
