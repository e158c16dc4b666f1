// SPDX-License-Identifier: BSD-2-Clause
#include "maps/write/btree_index.h"

#include <algorithm>
#include <cstring>

#include "maps/write/page_run.h"

namespace mw::maps {
namespace {

constexpr size_t kRunPages = 64;
constexpr uint32_t kRoot = 1;
constexpr char kKeyData = 1;

size_t ChildBytes(size_t key_size) { return 2 + (12 + key_size + 3) / 4 * 4; }

void AddChild(PageBuilder& page, std::string_view key, uint32_t child) {
  char* at = page.Add(12 + key.size(), 4);
  Put16(at, key.size());
  at[2] = kKeyData;
  Put32(at + 4, child);
  if (!key.empty()) std::memcpy(at + 12, key.data(), key.size());
}

// How many of the children from `begin` on one page holds. The key of a page's first child is not
// looked at by libdb in the leftmost page of a level; it is left out there.
size_t ChildrenThatFit(const std::vector<BtreeChild>& children, size_t begin) {
  size_t used = 0;
  size_t end = begin;
  for (; end < children.size(); ++end) {
    const size_t bytes = ChildBytes(end == 0 ? 0 : children[end].key.size());
    if (used + bytes > kPageRoom) break;
    used += bytes;
  }
  return end - begin;
}

}  // namespace

void AddBtreeEntry(PageBuilder& page, std::string_view key, std::string_view value) {
  for (const std::string_view item : {key, value}) {
    char* at = page.Add(3 + item.size(), 4);
    Put16(at, item.size());
    at[2] = kKeyData;
    std::memcpy(at + 3, item.data(), item.size());
  }
}

std::string_view Separator(std::string_view before, std::string_view key) {
  const auto differ = std::mismatch(before.begin(), before.end(), key.begin(), key.end());
  const auto shared = static_cast<size_t>(differ.second - key.begin());
  return key.substr(0, shared + 1);
}

Result<uint32_t> WriteBtreeIndex(std::vector<BtreeChild> children, uint32_t next_page,
                                 ImageFile& file) {
  PageRun run(file, PagesPerRun(children.size(), kRunPages));
  for (uint8_t level = 2;; ++level) {
    const bool is_root = ChildrenThatFit(children, 0) == children.size();
    std::vector<BtreeChild> parents;
    for (size_t begin = 0; begin < children.size();) {
      const size_t count = ChildrenThatFit(children, begin);
      const uint32_t number = is_root ? kRoot : next_page++;
      Result<char*> memory = run.Append(number);
      if (!memory) return memory.failure();
      PageBuilder page;
      page.Begin(*memory, number, PageType::kBtreeInner, level);
      for (size_t i = begin; i < begin + count; ++i) {
        AddChild(page, i == 0 ? std::string_view() : children[i].key, children[i].page);
      }
      parents.push_back({children[begin].key, number});
      begin += count;
    }
    if (is_root) break;
    children = std::move(parents);
  }
  Result<void> flushed = run.Flush();
  if (!flushed) return flushed.failure();
  return next_page - 1;
}

}  // namespace mw::maps
