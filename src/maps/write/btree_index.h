// SPDX-License-Identifier: BSD-2-Clause
// The inner pages of a btree file, built behind its leaves. A private part of btree_writer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "maps/write/byte_io.h"
#include "maps/write/db_page.h"
#include "maps/write/row.h"

namespace mw::maps {

// Bytes of a leaf that an entry takes: two items at multiples of 4, and their offsets.
inline size_t BtreeItemBytes(size_t size) { return (size + 3 + 3) / 4 * 4; }
inline size_t BtreeEntryBytes(const Row& row) {
  return 4 + BtreeItemBytes(row.key_size) + BtreeItemBytes(row.value_size);
}

// Adds an entry to a leaf page.
void AddBtreeEntry(PageBuilder& page, std::string_view key, std::string_view value);

// The shortest beginning of `key` that is greater than `before`, which is less than `key`.
std::string_view Separator(std::string_view before, std::string_view key);

// One line of an inner page: keys from `key` on are below `page`.
struct BtreeChild {
  std::string key;
  uint32_t page = 0;
};

// Writes the levels above the leaves; `children` are the leaves, at least two, the key of the first
// does not matter. Pages from `next_page` on are used, and page 1 for the root; gives the last page
// used.
Result<uint32_t> WriteBtreeIndex(std::vector<BtreeChild> children, uint32_t next_page,
                                 ImageFile& file);

}  // namespace mw::maps
