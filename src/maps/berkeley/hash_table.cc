// SPDX-License-Identifier: BSD-2-Clause
// Hash files. A key's bucket comes from the low bits of its hash; each bucket is a page with a
// chain of further pages. Items stand in pairs: key at even, value at odd index; an item ends where
// its predecessor begins. Pages of version 9 are sorted, but in an order of their own, and a page
// holds few keys: comparing lengths first makes a plain scan quick and independent of that order.
#include <algorithm>
#include <bit>
#include <cstring>

#include "maps/berkeley/database.h"

namespace mw::maps::berkeley {

uint32_t Database::BucketPage(uint32_t bucket) const {
  const auto doubling = static_cast<uint32_t>(std::bit_width(bucket));
  return bucket + spares_[doubling < 32 ? doubling : 31];
}

Database::Item Database::HashItemAt(const Page& page, uint32_t index) const {
  Item item;
  const uint32_t begin = page.Offset(index);
  const uint32_t end = index == 0 ? page_size_ : page.Offset(index - 1);
  if (begin >= end) return item;
  const std::string_view bytes = page.Bytes(begin, end - begin);
  if (bytes.empty()) return item;
  switch (Byte(bytes.data())) {
    case kHashKeyData:
      item.form = Item::Form::kInline;
      item.bytes = bytes.substr(1);
      break;
    case kHashDuplicates:
      item.form = Item::Form::kDuplicates;
      item.bytes = bytes.substr(1);
      break;
    case kHashOffPage:
      if (bytes.size() < 12) break;
      item.form = Item::Form::kOverflow;
      item.page = order_.U32(bytes.data() + 4);
      item.length = order_.U32(bytes.data() + 8);
      break;
    case kHashOffPageDuplicates:
      if (bytes.size() < 8) break;
      item.form = Item::Form::kDuplicateTree;
      item.page = order_.U32(bytes.data() + 4);
      break;
    default:
      break;
  }
  return item;
}

// Looks for an inline key on a sorted page: the index of its pair, or kAbsentIndex; kScanIndex when
// a key on the way is not inline.
uint32_t Database::SearchSortedPage(const Page& page, std::string_view key) const {
  uint32_t low = 0, high = page.entries() / 2;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    const Item item = HashItemAt(page, 2 * middle);
    if (item.form != Item::Form::kInline) return kScanIndex;
    const size_t common = std::min(key.size(), item.bytes.size());
    int order = common == 0 ? 0 : std::memcmp(key.data(), item.bytes.data(), common);
    if (order == 0) {
      if (key.size() == item.bytes.size()) return 2 * middle;
      order = key.size() > item.bytes.size() ? -1 : 1;
    }
    if (order < 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return kAbsentIndex;
}

// Looks for any key by asking all; kCorruptIndex for a damaged page.
uint32_t Database::ScanPage(const Page& page, std::string_view key) {
  for (uint32_t i = 0; i + 1 < page.entries(); i += 2) {
    const Item item = HashItemAt(page, i);
    if (item.form == Item::Form::kInline) {
      if (item.bytes == key) return i;
    } else if (item.form != Item::Form::kOverflow) {
      return kCorruptIndex;
    } else if (item.length == key.size()) {
      int order = 0;
      if (!Compare(key, item, order)) return kCorruptIndex;
      if (order == 0) return i;
    }
  }
  return kAbsentIndex;
}

Found Database::FindInHash(std::string_view key, std::string_view& value) {
  const uint32_t hash = HashOf(key);
  uint32_t bucket = hash & high_mask_;
  if (bucket > max_bucket_) bucket &= low_mask_;
  uint32_t number = BucketPage(bucket);
  for (uint32_t pages = 0; number != 0; ++pages) {
    const Page page = GetPage(number);
    if (!page || pages > page_count_) return Found::kCorrupt;
    if (page.type() == 0 && page.entries() == 0) return Found::kNo;  // allocated, never used
    if (page.type() != kHashPage && page.type() != kHashUnsortedPage) return Found::kCorrupt;
    uint32_t index = page.type() == kHashPage ? SearchSortedPage(page, key) : kScanIndex;
    if (index == kScanIndex) index = ScanPage(page, key);
    if (index == kCorruptIndex) return Found::kCorrupt;
    if (index != kAbsentIndex) {
      return ResolveFirst(HashItemAt(page, index + 1), value) ? Found::kYes : Found::kCorrupt;
    }
    number = page.next();
  }
  return Found::kNo;
}

bool Database::ForEachInHash(Visitor visit, void* context) {
  uint64_t pages = 0;
  for (uint32_t bucket = 0; bucket <= max_bucket_ && bucket < page_count_; ++bucket) {
    for (uint32_t number = BucketPage(bucket); number != 0;) {
      const Page page = GetPage(number);
      if (!page || ++pages > page_count_) return false;
      if (page.type() == 0 && page.entries() == 0) break;
      if (page.type() != kHashPage && page.type() != kHashUnsortedPage) return false;
      for (uint32_t i = 0; i + 1 < page.entries(); i += 2) {
        std::string_view key;
        if (!Resolve(HashItemAt(page, i), key_buffer_, key)) return false;
        const int done = VisitValues(HashItemAt(page, i + 1), key, visit, context);
        if (done < 0) return false;
        if (done == 0) return true;
      }
      number = page.next();
    }
  }
  return true;
}

}  // namespace mw::maps::berkeley
