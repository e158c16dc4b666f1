// SPDX-License-Identifier: BSD-2-Clause
// Btree files. Internal entries are {key, child}; the first key of an internal page counts as
// smaller than all. Leaves hold key and value alternately, sorted by bytes; the values of one key
// are neighbours that share the key's offset, or live in a tree of their own.
#include "maps/berkeley/database.h"

namespace mw::maps::berkeley {

Database::Item Database::BtreeItemAt(const Page& page, uint32_t index) const {
  Item item;
  const uint32_t offset = page.Offset(index);
  const std::string_view head = page.Bytes(offset, 3);
  if (head.size() != 3) return item;
  const uint8_t type = Byte(head.data() + 2);
  item.deleted = (type & kDeletedBit) != 0;
  if ((type & ~kDeletedBit) == kBtreeKeyData) {
    const uint32_t length = order_.U16(head.data());
    item.bytes = page.Bytes(offset + 3, length);
    if (item.bytes.data() != nullptr) item.form = Item::Form::kInline;
    return item;
  }
  const std::string_view reference = page.Bytes(offset, 12);
  if (reference.size() != 12) return item;
  item.page = order_.U32(reference.data() + 4);
  item.length = order_.U32(reference.data() + 8);
  if ((type & ~kDeletedBit) == kBtreeOverflow) item.form = Item::Form::kOverflow;
  if ((type & ~kDeletedBit) == kBtreeDuplicates) item.form = Item::Form::kDuplicateTree;
  return item;
}

// Entry `index` of an internal page: its key, and the page below it.
Database::Item Database::ChildKeyAt(const Page& page, uint32_t index, uint32_t& child) const {
  Item item;
  const uint32_t offset = page.Offset(index);
  const std::string_view head = page.Bytes(offset, 12);
  if (head.size() != 12) return item;
  child = order_.U32(head.data() + 4);
  const uint32_t length = order_.U16(head.data());
  const std::string_view key = page.Bytes(offset + 12, length);
  if (key.data() == nullptr) return item;
  const uint8_t type = Byte(head.data() + 2) & static_cast<uint8_t>(~kDeletedBit);
  if (type == kBtreeKeyData) {
    item.form = Item::Form::kInline;
    item.bytes = key;
  } else if (type == kBtreeOverflow && key.size() >= 12) {
    item.form = Item::Form::kOverflow;
    item.page = order_.U32(key.data() + 4);
    item.length = order_.U32(key.data() + 8);
  }
  return item;
}

Found Database::FindInBtree(std::string_view key, std::string_view& value) {
  uint32_t number = root_;
  Page page;
  for (int above = 256;;) {
    page = GetPage(number);
    if (!page) return Found::kCorrupt;
    if (page.type() == kLeafBtreePage) break;
    if (page.type() != kInternalBtreePage || page.level() >= above || page.entries() == 0) {
      return Found::kCorrupt;
    }
    above = page.level();
    uint32_t low = 0,
             high = page.entries();  // the child is the last one whose key is not above ours
    while (high - low > 1) {
      const uint32_t middle = low + (high - low) / 2;
      uint32_t child = 0;
      int order = 0;
      if (!Compare(key, ChildKeyAt(page, middle, child), order)) return Found::kCorrupt;
      (order < 0 ? high : low) = middle;
    }
    if (ChildKeyAt(page, low, number).form == Item::Form::kBad) return Found::kCorrupt;
  }
  uint32_t low = 0, high = page.entries() / 2;  // the first pair whose key is not below ours
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    int order = 0;
    if (!Compare(key, BtreeItemAt(page, 2 * middle), order)) return Found::kCorrupt;
    if (order > 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (; low < page.entries() / 2; ++low) {
    int order = 0;
    if (!Compare(key, BtreeItemAt(page, 2 * low), order)) return Found::kCorrupt;
    if (order != 0) break;
    const Item item = BtreeItemAt(page, 2 * low + 1);
    if (item.deleted) continue;
    return ResolveFirst(item, value) ? Found::kYes : Found::kCorrupt;
  }
  return Found::kNo;
}

bool Database::ForEachInBtree(Visitor visit, void* context) {
  Page leaf = LeftmostLeaf(root_);
  for (uint32_t pages = 0; leaf; ++pages) {
    if (leaf.type() != kLeafBtreePage || pages > page_count_) return false;
    for (uint32_t i = 0; i + 1 < leaf.entries(); i += 2) {
      const Item item = BtreeItemAt(leaf, i + 1);
      if (item.deleted) continue;
      std::string_view key;
      if (!Resolve(BtreeItemAt(leaf, i), key_buffer_, key)) return false;
      const int done = VisitValues(item, key, visit, context);
      if (done < 0) return false;
      if (done == 0) return true;
    }
    if (leaf.next() == 0) return true;
    leaf = GetPage(leaf.next());
  }
  return false;
}

}  // namespace mw::maps::berkeley
