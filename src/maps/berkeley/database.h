// SPDX-License-Identifier: BSD-2-Clause
// Reads Berkeley DB hash and btree files (hash versions 8 to 10, btree 9 and 10, both byte orders)
// without the library: makemap's, postmap's, newaliases'. No locks, no environment, no cache but
// FileBytes.
//
// A lookup touches two or three pages and allocates nothing. Files are not trusted: a page that
// contradicts itself, a chain without end or a number outside the file gives kCorrupt, never a
// crash. Encrypted files are refused; checksums are skipped, not verified.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/file_bytes.h"
#include "maps/berkeley/pages.h"

namespace mw::maps::berkeley {

enum class Kind : uint8_t { kHash, kBtree };

// Why a file is not a database of the wanted kind.
enum class OpenProblem : uint8_t {
  kNone,
  kNotADatabase,
  kOtherKind,       // hash instead of btree or the reverse
  kOddSize,         // the size is no multiple of the page size
  kUnknownVersion,  // too old or too new
  kEncrypted,
};

enum class Found : uint8_t { kYes, kNo, kCorrupt };

class Database {
 public:
  // Takes `file`; null and `problem` when it is not a database of this kind.
  static std::unique_ptr<Database> Open(std::unique_ptr<FileBytes> file, Kind kind,
                                        OpenProblem& problem);

  // Sets `value` to the (first) value of `key`. The view is good until the next call.
  Found Find(std::string_view key, std::string_view& value);

  // Calls visit(context, key, value) for every pair in the order of the pages; duplicates one by
  // one. Stops when `visit` returns false. False: the file is corrupt.
  using Visitor = bool (*)(void* context, std::string_view key, std::string_view value);
  bool ForEach(Visitor visit, void* context);

  uint32_t version() const { return version_; }

 private:
  // What an item holds: bytes on the page, an overflow chain, or a set of duplicates elsewhere.
  struct Item {
    enum class Form : uint8_t { kInline, kOverflow, kDuplicates, kDuplicateTree, kBad };
    Form form = Form::kBad;
    bool deleted = false;
    std::string_view bytes;  // kInline, kDuplicates
    uint32_t page = 0;       // kOverflow, kDuplicateTree
    uint32_t length = 0;     // kOverflow: total
  };

  Database(std::unique_ptr<FileBytes> file, Kind kind, Order order);
  OpenProblem ReadMeta(const char* meta);
  Page GetPage(uint32_t number);

  Found FindInHash(std::string_view key, std::string_view& value);
  Found FindInBtree(std::string_view key, std::string_view& value);
  bool ForEachInHash(Visitor visit, void* context);
  bool ForEachInBtree(Visitor visit, void* context);
  uint32_t BucketPage(uint32_t bucket) const;
  static constexpr uint32_t kAbsentIndex = 0xffffffff, kScanIndex = 0xfffffffe,
                            kCorruptIndex = 0xfffffffd;
  uint32_t SearchSortedPage(const Page& page, std::string_view key) const;
  uint32_t ScanPage(const Page& page, std::string_view key);

  Item HashItemAt(const Page& page, uint32_t index) const;
  Item BtreeItemAt(const Page& page, uint32_t index) const;
  Item ChildKeyAt(const Page& page, uint32_t index, uint32_t& child) const;

  // The bytes of an item: themselves, or the overflow chain copied to `buffer`. False: corrupt.
  bool Resolve(const Item& item, std::string& buffer, std::string_view& bytes);
  // The first of the item's values.
  bool ResolveFirst(const Item& item, std::string_view& value);
  // Calls visit for each value of the item. -1 corrupt, 0 stopped, 1 done.
  int VisitValues(const Item& item, std::string_view key, Visitor visit, void* context);
  int VisitTree(uint32_t root, std::string_view key, Visitor visit, void* context);
  // The leftmost leaf below `root`; a null page when there is none.
  Page LeftmostLeaf(uint32_t root);
  // How `key` compares with a stored key: <0, 0, >0. False: corrupt.
  bool Compare(std::string_view key, const Item& item, int& order);

  std::unique_ptr<FileBytes> file_;
  Kind kind_;
  Order order_;
  uint32_t version_ = 0;
  uint32_t page_size_ = 0;
  uint32_t page_count_ = 0;
  uint32_t header_ = 26;
  uint32_t root_ = 0;                                       // btree
  uint32_t max_bucket_ = 0, high_mask_ = 0, low_mask_ = 0;  // hash
  uint32_t spares_[32] = {};
  std::string key_buffer_, value_buffer_;  // overflow items
};

// The hash function of these files (FNV-1 with start value 0).
inline uint32_t HashOf(std::string_view key) {
  uint32_t h = 0;
  for (const char c : key) {
    h *= 16777619u;
    h ^= static_cast<uint8_t>(c);
  }
  return h;
}

}  // namespace mw::maps::berkeley
