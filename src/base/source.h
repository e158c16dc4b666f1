// SPDX-License-Identifier: BSD-2-Clause
// Input files and places in them.
//
// A place is a source id and a byte offset (8 bytes); line and column are computed only when they
// are printed. Ranges are half open. A Source never changes once it is in a SourceTable, and its
// bytes stay at one address until the table is destroyed, so views into it may be kept.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mw {

// Index of a Source in its SourceTable.
using SourceId = uint32_t;
inline constexpr SourceId kNoSource = 0xffffffff;

// One byte of one source. Sources larger than 4 GiB are refused when they are read.
struct Pos {
  SourceId source = kNoSource;
  uint32_t offset = 0;

  bool known() const { return source != kNoSource; }
  friend bool operator==(const Pos&, const Pos&) = default;
};

// Bytes [begin.offset, begin.offset + length) of one source.
struct Range {
  Pos begin;
  uint32_t length = 0;

  bool known() const { return begin.known(); }
  friend bool operator==(const Range&, const Range&) = default;
};

// Both count from 1; the column counts bytes.
struct LineColumn {
  uint32_t line = 1;
  uint32_t column = 1;
};

// One named run of bytes: a file, standard input, or text given on the command line.
class Source {
  friend class SourceTable;

 public:
  // `first_line` is the number of the first line; other than 1 for later parts of a stream.
  Source(std::string name, std::string bytes, uint32_t first_line = 1);
  // Of bytes that are there for good, which are not copied.
  static Source Embedded(std::string name, std::string_view bytes);

  const std::string& name() const { return name_; }
  std::string_view bytes() const { return embedded_.empty() ? bytes_ : embedded_; }

  // The place of `offset`; an offset at or past the end gives the place just behind the last byte.
  LineColumn Place(uint32_t offset) const;
  // The text of `line` without its newline; empty for a line that does not exist.
  std::string_view Line(uint32_t line) const;
  // The number of the line that follows the last newline.
  uint32_t last_line() const;

 private:
  const std::vector<uint32_t>& LineStarts() const;

  std::string name_;
  std::string bytes_;
  std::string_view embedded_;  // these instead, if there are any
  uint32_t first_line_;
  mutable std::vector<uint32_t> line_starts_;  // made at the first question
};

// Owns the sources of one run. Not copyable: Pos values refer to it by id.
class SourceTable {
 public:
  SourceTable() = default;
  SourceTable(const SourceTable&) = delete;
  SourceTable& operator=(const SourceTable&) = delete;

  SourceId Add(std::string name, std::string bytes, uint32_t first_line = 1);
  // The same for Source::Embedded.
  SourceId AddEmbedded(std::string name, std::string_view bytes);
  // Gives `id` other content. For streams, when nothing refers to places in the old one any more.
  void Replace(SourceId id, std::string bytes, uint32_t first_line);
  // Gives `id` the name to be shown, when it was read under another one.
  void Rename(SourceId id, std::string name) { sources_[id].name_ = std::move(name); }
  const Source& Get(SourceId id) const { return sources_[id]; }
  size_t size() const { return sources_.size(); }

  // "name:line:column", or the name alone for an unknown place's source, "-" when there is none.
  std::string Format(Pos pos) const;
  LineColumn Place(Pos pos) const { return sources_[pos.source].Place(pos.offset); }

 private:
  std::deque<Source> sources_;  // a deque keeps addresses when it grows
};

}  // namespace mw
