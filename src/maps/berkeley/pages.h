// SPDX-License-Identifier: BSD-2-Clause
// The page format of Berkeley DB files, as far as reading hash and btree tables needs it.
//
// A file is a run of pages of one size, a power of two from 512 to 65536; numbers are in the byte
// order of the machine that wrote it. Page 0 is the meta page:
//
//    12 magic: 0x61561 hash, 0x53162 btree     72 hash: highest bucket   btree: -
//    16 version                                76 hash: high mask        btree: -
//    20 page size                              80 hash: low mask         btree: -
//    24 encryption (0)                         88 hash: -                btree: root page
//    26 flags: 1 = pages have checksums        92 hash: check value of the hash function
//    32 number of the last page                96 hash: 32 spares: where each doubling's pages
//    begin 48 flags: hash 1, btree 1 = duplicates
//
// All other pages: 8 own number, 12 previous and 16 next page of the chain (0: none), 20 number of
// items (16 bit), 22 lowest offset used (on overflow pages: bytes of data), 24 level, 25 type;
// then, from byte 26 (32 with checksums), one 16-bit offset an item. Items grow down from the end
// of the page.
//
// The facts come from Berkeley DB's documented structures and from files written by Debian's
// makemap; everything read from a file is checked against the page before it is used.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace mw::maps::berkeley {

inline constexpr uint32_t kHashMagic = 0x061561;
inline constexpr uint32_t kBtreeMagic = 0x053162;

// Page types (byte 25).
enum PageType : uint8_t {
  kHashUnsortedPage = 2,
  kInternalBtreePage = 3,
  kInternalRecnoPage = 4,
  kLeafBtreePage = 5,
  kLeafRecnoPage = 6,
  kOverflowPage = 7,
  kLeafDuplicatePage = 12,
  kHashPage = 13,
};

// First byte of a hash item.
enum HashItem : uint8_t {
  kHashKeyData = 1,
  kHashDuplicates = 2,
  kHashOffPage = 3,
  kHashOffPageDuplicates = 4
};

// Third byte of a btree item, without kDeletedBit.
enum BtreeItem : uint8_t { kBtreeKeyData = 1, kBtreeDuplicates = 2, kBtreeOverflow = 3 };
inline constexpr uint8_t kDeletedBit = 0x80;

// Numbers at an address, in the byte order of the file.
class Order {
 public:
  explicit Order(bool swapped = false) : swapped_(swapped) {}
  uint16_t U16(const char* at) const {
    uint16_t n;
    std::memcpy(&n, at, sizeof n);
    return swapped_ ? static_cast<uint16_t>((n << 8) | (n >> 8)) : n;
  }
  uint32_t U32(const char* at) const {
    uint32_t n;
    std::memcpy(&n, at, sizeof n);
    return swapped_ ? __builtin_bswap32(n) : n;
  }

 private:
  bool swapped_;
};

inline uint8_t Byte(const char* at) { return static_cast<uint8_t>(*at); }

// One page, checked to be wholly in the file. A null page (operator bool false) means: not
// readable.
class Page {
 public:
  Page() = default;
  Page(const char* begin, uint32_t size, uint32_t header, Order order)
      : begin_(begin), size_(size), header_(header), order_(order) {}

  explicit operator bool() const { return begin_ != nullptr; }
  uint32_t next() const { return order_.U32(begin_ + 16); }
  uint32_t entries() const { return order_.U16(begin_ + 20); }
  uint32_t data_length() const { return order_.U16(begin_ + 22); }  // of an overflow page
  uint8_t level() const { return Byte(begin_ + 24); }
  uint8_t type() const { return Byte(begin_ + 25); }
  const Order& order() const { return order_; }

  // True if the table of offsets lies within the page. Item() needs it.
  bool HasSaneTable() const { return header_ + 2 * entries() <= size_; }
  uint32_t Offset(uint32_t index) const { return order_.U16(begin_ + header_ + 2 * index); }
  // Bytes [offset, offset + length), empty view with null data when they are not within the page's
  // items.
  std::string_view Bytes(uint32_t offset, uint32_t length) const {
    if (offset < header_ || offset > size_ || length > size_ - offset) return {};
    return {begin_ + offset, length};
  }
  // The data of an overflow page.
  std::string_view OverflowData() const { return Bytes(header_, data_length()); }

 private:
  const char* begin_ = nullptr;
  uint32_t size_ = 0;
  uint32_t header_ = 26;
  Order order_;
};

}  // namespace mw::maps::berkeley
