// SPDX-License-Identifier: BSD-2-Clause
// Pages of Berkeley DB files, version 9 of hash and btree, which libdb 4.6 to 18.1 read. 4096 bytes
// each, numbers in the byte order of the machine.
//
//   every page   0 lsn {0,1} · 8 number · 12 previous · 16 next · 20 items (16 bit) · 22 lowest
//   item
//                byte (16 bit) · 24 level (1: leaf; hash: 0) · 25 type · 26 offsets of the items,
//                16 bit each Items fill the page from its end downwards.
//   meta page    0 lsn · 8 number 0 · 12 magic · 16 version 9 · 20 page size · 25 type · 32 last
//   page ·
//                52 file id (20 bytes) · then per type, below
//   hash meta    72 highest bucket · 76 its mask · 80 the mask of half the table · 88 entries · 92
//   hash of
//                "%$sniglet^&" and NUL · 96 spares[32]: bucket b is on page b + spares[log2(b + 1)]
//   btree meta   76 keys per page at least, 2 · 84 filler of records, blank · 88 root page
//   hash item    type 1, bytes · key and value are two items, sorted by key, the longer first when
//   one
//                is the beginning of the other
//   btree leaf   length (16 bit), type 1, bytes, at multiples of 4 · key and value in turn
//   btree inner  length (16 bit), type 1, 0, child page, 0 (32 bit each), bytes, at multiples of 4
//
// db_verify does not notice wrong order on hash pages; only looking up every key shows it.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>

namespace mw::maps {

inline constexpr size_t kPageBytes = 4096;
inline constexpr size_t kPageHeader = 26;
inline constexpr size_t kPageRoom = kPageBytes - kPageHeader;
// Longer keys or values would go to pages of their own, which only libdb writes.
inline constexpr size_t kMaxItem = kPageBytes / 4;

enum class PageType : uint8_t {
  kBtreeInner = 3,
  kBtreeLeaf = 5,
  kHashMeta = 8,
  kBtreeMeta = 9,
  kHash = 13,
};

// 20 bytes by which libdb tells files apart; must differ between maps that one process has open.
using DbFileId = std::array<uint8_t, 20>;

// An id of random bytes; without a source of those, from inode, device, time, process and a counter.
DbFileId NewDbFileId(int fd);

inline void Put16(char* at, size_t value) {
  const auto number = static_cast<uint16_t>(value);
  std::memcpy(at, &number, sizeof number);
}
inline void Put32(char* at, uint64_t value) {
  const auto number = static_cast<uint32_t>(value);
  std::memcpy(at, &number, sizeof number);
}

// Fills one page of items. The page may hold anything before.
class PageBuilder {
 public:
  PageBuilder() = default;

  // Clears `page` and begins it.
  void Begin(char* page, uint32_t number, PageType type, uint8_t level);
  void SetLinks(uint32_t previous, uint32_t next);

  // Reserves the next item of `size` bytes at a multiple of `alignment`; the place to write it to.
  // The caller has checked that it fits.
  char* Add(size_t size, size_t alignment);

  size_t items() const { return items_; }

 private:
  char* page_ = nullptr;
  size_t items_ = 0;
  size_t low_ = kPageBytes;
};

// The first 4096 bytes of a file.
struct HashShape {
  uint32_t buckets = 2;  // a power of two
  uint32_t last_page = 2;
  uint32_t entries = 0;
};
void WriteHashMeta(char* page, const HashShape& shape, const DbFileId& id);
void WriteBtreeMeta(char* page, uint32_t last_page, const DbFileId& id);

}  // namespace mw::maps
