// SPDX-License-Identifier: BSD-2-Clause
// Reads map text and delivers its entries in batches that fit the memory allowed.
//
// The text of a batch stays as it was read, but for folded keys, and the rows point into it;
// nothing is copied. Above one chunk (1 MiB) a second thread parses while the first still reads.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "maps/source.h"
#include "maps/write/byte_io.h"
#include "maps/write/memory.h"
#include "maps/write/row.h"

namespace mw::maps {

// Rows of one stretch of text, and what was wrong in it. Lines are absolute.
struct RowChunk {
  std::span<Row> rows;
  std::vector<RowProblem> problems;
  uint32_t pieces = 0;         // lines of the stretch
  uint64_t common_prefix = 0;  // bytes that all keys of the chunk begin with
  uint64_t item_bytes = 0;     // sum of key and value sizes
  uint16_t longest_item = 0;   // largest key or value
};

struct Batch {
  TextBuffer text;
  RowPool row_pool;  // the rows of the chunks
  std::vector<RowChunk> chunks;
  bool last = false;  // nothing follows
  uint64_t text_bytes = 0;

  size_t row_count() const;
  // Gives the memory of the rows back, or all.
  void ReleaseRows();
  void Release();
};

// The hash that the writer of the rows wants.
enum class KeyHash { kNone, kDb, kCdb };

struct FeedOptions {
  SourceFormat format;
  KeyHash hash = KeyHash::kNone;  // Row::order becomes the hash of the key
  // A batch ends when its text and rows (each counted as 2 x 24 bytes) reach this, but not before
  // it has one chunk. When no batch before was the last, all have to be gone through (Batch::last).
  uint64_t batch_bytes = 400u << 20;
  unsigned threads = 1;
  // Called with each batch when it is complete.
  std::function<void(Batch&)> on_batch;
};

class RowFeed {
 public:
  static constexpr size_t kChunkBytes = 1u << 20;

  RowFeed(ByteSource& input, const FeedOptions& options);

  // The longest key or value that later batches may have; a longer one makes Next() fail, as what
  // was begun for shorter ones cannot be changed. No limit at first.
  void SetMaxItem(size_t bytes) { max_item_ = bytes; }

  // Fills `batch`, which must be new or one that was filled by this feed. A read error is a
  // Failure: a text that cannot be read is not an empty map.
  Result<void> Next(Batch& batch);

 private:
  class Parsing;

  ByteSource& input_;
  const FeedOptions options_;
  std::string carry_;  // begin of a line that was read with the batch before
  uint32_t lines_ = 0;
  bool ended_ = false;
  size_t max_item_ = SIZE_MAX;
};

}  // namespace mw::maps
