// SPDX-License-Identifier: BSD-2-Clause
// Opening, and what both kinds share: overflow chains and duplicates.
#include "maps/berkeley/database.h"

#include <algorithm>

namespace mw::maps::berkeley {
namespace {

constexpr uint64_t kMetaSize = 512;
constexpr uint32_t kLongestItem = 1u << 30;

bool IsKnownVersion(Kind kind, uint32_t version) {
  return kind == Kind::kHash ? version >= 8 && version <= 10 : version >= 9 && version <= 10;
}

}  // namespace

Database::Database(std::unique_ptr<FileBytes> file, Kind kind, Order order)
    : file_(std::move(file)), kind_(kind), order_(order) {}

std::unique_ptr<Database> Database::Open(std::unique_ptr<FileBytes> file, Kind kind,
                                         OpenProblem& problem) {
  problem = OpenProblem::kNotADatabase;
  const char* meta = file->At(0, kMetaSize);
  if (meta == nullptr) return nullptr;
  const uint32_t magic = Order().U32(meta + 12);
  const uint32_t swapped = Order(true).U32(meta + 12);
  const uint32_t wanted = kind == Kind::kHash ? kHashMagic : kBtreeMagic;
  const uint32_t other = kind == Kind::kHash ? kBtreeMagic : kHashMagic;
  if (magic == other || swapped == other) problem = OpenProblem::kOtherKind;
  if (magic != wanted && swapped != wanted) return nullptr;
  auto database =
      std::unique_ptr<Database>(new Database(std::move(file), kind, Order(magic != wanted)));
  problem = database->ReadMeta(meta);
  if (problem != OpenProblem::kNone) return nullptr;
  return database;
}

OpenProblem Database::ReadMeta(const char* meta) {
  version_ = order_.U32(meta + 16);
  page_size_ = order_.U32(meta + 20);
  if (!IsKnownVersion(kind_, version_)) return OpenProblem::kUnknownVersion;
  if (Byte(meta + 24) != 0) return OpenProblem::kEncrypted;
  if (!std::has_single_bit(page_size_) || page_size_ < 512 || page_size_ > 65536) {
    return OpenProblem::kNotADatabase;
  }
  if (file_->size() % page_size_ != 0) return OpenProblem::kOddSize;
  page_count_ = static_cast<uint32_t>(std::min<uint64_t>(file_->size() / page_size_, UINT32_MAX));
  if ((Byte(meta + 26) & 1) != 0) header_ = 32;
  if (kind_ == Kind::kBtree) {
    root_ = order_.U32(meta + 88);
    return OpenProblem::kNone;
  }
  max_bucket_ = order_.U32(meta + 72);
  high_mask_ = order_.U32(meta + 76);
  low_mask_ = order_.U32(meta + 80);
  // Another hash function (a program's own) cannot be followed.
  constexpr std::string_view kCheckText("%$sniglet^&\0", 12);
  if (order_.U32(meta + 92) != HashOf(kCheckText)) return OpenProblem::kNotADatabase;
  for (uint32_t i = 0; i < 32; ++i) spares_[i] = order_.U32(meta + 96 + 4 * i);
  return OpenProblem::kNone;
}

Page Database::GetPage(uint32_t number) {
  if (number == 0 || number >= page_count_) return {};
  const char* begin = file_->At(uint64_t{number} * page_size_, page_size_);
  if (begin == nullptr) return {};
  const Page page(begin, page_size_, header_, order_);
  if (page.type() != kOverflowPage && !page.HasSaneTable()) return {};
  return page;
}

bool Database::Resolve(const Item& item, std::string& buffer, std::string_view& bytes) {
  if (item.form == Item::Form::kInline) {
    bytes = item.bytes;
    return true;
  }
  if (item.form != Item::Form::kOverflow || item.length > kLongestItem) return false;
  buffer.clear();
  // Each page adds at least one byte, so the chain ends.
  for (uint32_t number = item.page; buffer.size() < item.length;) {
    const Page page = GetPage(number);
    if (!page || page.type() != kOverflowPage) return false;
    const std::string_view part = page.OverflowData();
    if (part.empty() || part.size() > item.length - buffer.size()) return false;
    buffer += part;
    number = page.next();
  }
  bytes = buffer;
  return true;
}

bool Database::Compare(std::string_view key, const Item& item, int& order) {
  std::string_view stored;
  if (!Resolve(item, key_buffer_, stored)) return false;
  order = key.compare(stored);
  return true;
}

Page Database::LeftmostLeaf(uint32_t root) {
  uint32_t number = root;
  int above = 256;  // levels count down towards 1 at the leaves, so a circle is noticed
  for (;;) {
    const Page page = GetPage(number);
    if (!page) return {};
    if (page.type() != kInternalBtreePage && page.type() != kInternalRecnoPage) return page;
    if (page.level() >= above || page.entries() == 0) return {};
    above = page.level();
    // The child's number stands at byte 4 of a btree entry and at byte 0 of a recno entry.
    const uint32_t skip = page.type() == kInternalBtreePage ? 4 : 0;
    const std::string_view child = page.Bytes(page.Offset(0) + skip, 4);
    if (child.size() != 4) return {};
    number = order_.U32(child.data());
  }
}

bool Database::ResolveFirst(const Item& item, std::string_view& value) {
  if (item.form == Item::Form::kDuplicates) {
    if (item.bytes.size() < 4) return false;
    const uint32_t length = order_.U16(item.bytes.data());
    if (length + 4 > item.bytes.size()) return false;
    value = item.bytes.substr(2, length);
    return true;
  }
  if (item.form != Item::Form::kDuplicateTree) return Resolve(item, value_buffer_, value);
  const Page leaf = LeftmostLeaf(item.page);
  if (!leaf || leaf.entries() == 0) return false;
  if (leaf.type() != kLeafDuplicatePage && leaf.type() != kLeafRecnoPage) return false;
  for (uint32_t i = 0; i < leaf.entries(); ++i) {
    const Item first = BtreeItemAt(leaf, i);
    if (!first.deleted) return Resolve(first, value_buffer_, value);
  }
  return false;
}

int Database::VisitTree(uint32_t root, std::string_view key, Visitor visit, void* context) {
  Page leaf = LeftmostLeaf(root);
  for (uint32_t pages = 0; leaf; ++pages) {
    if (pages > page_count_) return -1;
    if (leaf.type() != kLeafDuplicatePage && leaf.type() != kLeafRecnoPage) return -1;
    for (uint32_t i = 0; i < leaf.entries(); ++i) {
      const Item item = BtreeItemAt(leaf, i);
      if (item.deleted) continue;
      std::string_view value;
      if (!Resolve(item, value_buffer_, value)) return -1;
      if (!visit(context, key, value)) return 0;
    }
    if (leaf.next() == 0) return 1;
    leaf = GetPage(leaf.next());
  }
  return -1;
}

int Database::VisitValues(const Item& item, std::string_view key, Visitor visit, void* context) {
  if (item.form == Item::Form::kDuplicateTree) return VisitTree(item.page, key, visit, context);
  if (item.form != Item::Form::kDuplicates) {
    std::string_view value;
    if (!Resolve(item, value_buffer_, value)) return -1;
    return visit(context, key, value) ? 1 : 0;
  }
  for (std::string_view rest = item.bytes; !rest.empty();) {
    if (rest.size() < 4) return -1;
    const uint32_t length = order_.U16(rest.data());
    if (length + 4 > rest.size()) return -1;
    if (!visit(context, key, rest.substr(2, length))) return 0;
    rest.remove_prefix(length + 4);
  }
  return 1;
}

Found Database::Find(std::string_view key, std::string_view& value) {
  return kind_ == Kind::kHash ? FindInHash(key, value) : FindInBtree(key, value);
}

bool Database::ForEach(Visitor visit, void* context) {
  return kind_ == Kind::kHash ? ForEachInHash(visit, context) : ForEachInBtree(visit, context);
}

}  // namespace mw::maps::berkeley
