// SPDX-License-Identifier: BSD-2-Clause
// Rows that wait on disk because they do not fit into memory. Their file lies beside the map, has
// no name and is gone with the process.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "maps/map_file.h"
#include "maps/write/byte_io.h"
#include "maps/write/row.h"
#include "maps/write/row_feed.h"

namespace mw::maps {

// A run of rows in the file.
struct SpillExtent {
  uint64_t offset = 0;
  uint64_t size = 0;
};

// Rows read back, with their text.
struct SpilledRows {
  TextBuffer text;
  std::vector<Row> rows;
};

class SpillFile {
 public:
  static Result<SpillFile> Open(const char* folder);

  // Writes the rows one behind the other; in memory until enough has come together.
  Result<SpillExtent> Append(std::span<const Row> rows, const char* text);
  // Reads whole extents back.
  Result<void> Load(std::span<const SpillExtent> extents, SpilledRows& into);

 private:
  friend class SpillReader;
  explicit SpillFile(int fd) : descriptor_(fd), file_(std::make_unique<DescriptorImage>(fd)) {}
  Result<void> Flush();

  FileDescriptor descriptor_;
  std::unique_ptr<DescriptorImage> file_;
  std::vector<char> pending_;
  uint64_t written_ = 0;
};

// Reads the rows of one extent in order, through a small buffer.
class SpillReader {
 public:
  // `file` must outlive this; nothing may be appended meanwhile.
  SpillReader(SpillFile& file, SpillExtent extent, size_t buffer_bytes);

  // The next row; false at the end. key() and value() hold until the next call.
  Result<bool> Next();
  std::string_view key() const { return key_; }
  std::string_view value() const { return value_; }
  uint32_t line() const { return line_; }

 private:
  Result<void> Refill();

  SpillFile* file_;
  SpillExtent left_;
  std::vector<char> buffer_;
  size_t at_ = 0;
  size_t end_ = 0;
  std::string_view key_;
  std::string_view value_;
  uint32_t line_ = 0;
};

}  // namespace mw::maps
