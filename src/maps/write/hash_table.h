// SPDX-License-Identifier: BSD-2-Clause
// The arithmetic of a hash file's buckets and partitions, and the pages of one partition. A private
// part of hash_writer.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "maps/write/byte_io.h"
#include "maps/write/row.h"
#include "maps/write/write_options.h"

namespace mw::maps {

// How buckets are grouped. Partition p holds the buckets whose bits [4, 12) are p: runs of 16
// neighbours, so that rows which were grouped before the size of the table was known (spilled ones)
// still lie together. Smaller tables have fewer partitions.
struct HashShapePlan {
  static constexpr uint32_t kRunBits = 4;
  static constexpr uint32_t kMaxPartitionBits = 8;

  uint32_t bits = 1;  // log2 of the buckets

  // For `bytes` of items and page offsets: the fewest buckets that are at most 80 % full.
  static HashShapePlan ForBytes(uint64_t bytes);

  uint32_t buckets() const { return 1u << bits; }
  uint32_t partition_bits() const {
    return bits <= kRunBits ? 0 : std::min(bits - kRunBits, kMaxPartitionBits);
  }
  uint32_t partitions() const { return 1u << partition_bits(); }
  uint32_t buckets_per_partition() const { return buckets() / partitions(); }
  uint32_t PartitionOf(uint32_t hash) const {
    return ((hash & (buckets() - 1)) >> kRunBits) & (partitions() - 1);
  }
  // The `index`-th bucket of a partition, ascending; and back.
  uint32_t Bucket(uint32_t partition, uint32_t index) const;
  uint32_t IndexOf(uint32_t hash) const;
};

// Bytes of a page that an entry takes.
inline uint64_t HashEntryBytes(const Row& row) { return 6u + row.key_size + row.value_size; }

// The rows of one partition, sorted by bucket and key, without duplicates.
struct HashPartition {
  std::span<Row> rows;           // a part of what was sorted
  std::vector<uint32_t> counts;  // rows of each bucket
  uint32_t overflow_pages = 0;
  uint64_t bytes = 0;  // what the rows take on pages
};

// Sorts `rows` in place. Row::order must be the hash of the key; it is lost. All keys share their
// first `depth` bytes.
HashPartition SortPartition(std::span<Row> rows, const char* text, size_t depth,
                            const HashShapePlan& plan, DuplicateRule rule,
                            std::vector<RowProblem>& problems);

// Writes all pages of a partition; its overflow pages are numbered from `first_overflow` on.
Result<void> WritePartition(const HashPartition& part, const char* text, uint32_t partition,
                            const HashShapePlan& plan, uint32_t first_overflow, ImageFile& file);

}  // namespace mw::maps
