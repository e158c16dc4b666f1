// SPDX-License-Identifier: BSD-2-Clause
#include "maps/write/db_page.h"

#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <atomic>

#include "base/check.h"

namespace mw::maps {
namespace {

constexpr uint32_t kHashMagic = 0x061561;
constexpr uint32_t kBtreeMagic = 0x053162;
constexpr uint32_t kVersion = 9;
constexpr uint32_t kHashOfCharkey = 0x5e688dd1;
constexpr uint32_t kBtreeRoot = 1;

void WriteMetaHead(char* page, uint32_t magic, PageType type, uint32_t last_page,
                   const DbFileId& id) {
  std::memset(page, 0, kPageBytes);
  Put32(page + 4, 1);
  Put32(page + 12, magic);
  Put32(page + 16, kVersion);
  Put32(page + 20, kPageBytes);
  page[25] = static_cast<char>(type);
  Put32(page + 32, last_page);
  std::memcpy(page + 52, id.data(), id.size());
}

}  // namespace

DbFileId NewDbFileId(int fd) {
  DbFileId id = {};
  if (getrandom(id.data(), id.size(), GRND_NONBLOCK) == static_cast<ssize_t>(id.size())) return id;
  static std::atomic<uint32_t> counter{0};
  struct stat status = {};
  fstat(fd, &status);
  struct timespec now = {};
  clock_gettime(CLOCK_REALTIME, &now);
  char bytes[20];
  Put32(bytes, status.st_ino);
  Put32(bytes + 4, status.st_dev);
  Put32(bytes + 8, static_cast<uint64_t>(now.tv_sec));
  Put32(bytes + 12, static_cast<uint64_t>(now.tv_nsec) ^ (uint64_t{counter++} << 20));
  Put32(bytes + 16, static_cast<uint64_t>(getpid()));
  std::memcpy(id.data(), bytes, id.size());
  return id;
}

void PageBuilder::Begin(char* page, uint32_t number, PageType type, uint8_t level) {
  std::memset(page, 0, kPageBytes);
  Put32(page + 4, 1);
  Put32(page + 8, number);
  Put16(page + 22, kPageBytes);
  page[24] = static_cast<char>(level);
  page[25] = static_cast<char>(type);
  page_ = page;
  items_ = 0;
  low_ = kPageBytes;
}

void PageBuilder::SetLinks(uint32_t previous, uint32_t next) {
  Put32(page_ + 12, previous);
  Put32(page_ + 16, next);
}

char* PageBuilder::Add(size_t size, size_t alignment) {
  low_ = (low_ - size) / alignment * alignment;
  Put16(page_ + kPageHeader + 2 * items_, low_);
  ++items_;
  Check(kPageHeader + 2 * items_ <= low_ && low_ < kPageBytes);
  Put16(page_ + 20, items_);
  Put16(page_ + 22, low_);
  return page_ + low_;
}

void WriteHashMeta(char* page, const HashShape& shape, const DbFileId& id) {
  WriteMetaHead(page, kHashMagic, PageType::kHashMeta, shape.last_page, id);
  Put32(page + 72, shape.buckets - 1);
  Put32(page + 76, shape.buckets - 1);
  Put32(page + 80, shape.buckets / 2 - 1);
  Put32(page + 88, shape.entries);
  Put32(page + 92, kHashOfCharkey);
  // All buckets stand in one run behind the meta page.
  for (uint32_t i = 0; (uint64_t{1} << i) <= shape.buckets; ++i) Put32(page + 96 + 4 * i, 1);
}

void WriteBtreeMeta(char* page, uint32_t last_page, const DbFileId& id) {
  WriteMetaHead(page, kBtreeMagic, PageType::kBtreeMeta, last_page, id);
  Put32(page + 76, 2);
  Put32(page + 84, ' ');
  Put32(page + 88, kBtreeRoot);
}

}  // namespace mw::maps
