// SPDX-License-Identifier: BSD-2-Clause
#include "maps/write/btree_merge.h"

#include <algorithm>
#include <cstring>

namespace mw::maps {
namespace {

constexpr size_t kRunPages = 256;
constexpr uint32_t kFirstLeaf = 2;

// The smallest row of all runs on top. The order is total: lines are unique.
struct Later {
  bool operator()(const SpillReader* a, const SpillReader* b) const {
    const int result = a->key().compare(b->key());
    return result != 0 ? result > 0 : a->line() > b->line();
  }
};

// One row that may still be replaced by a later one with the same key.
struct Pending {
  bool any = false;
  std::string key;
  std::string value;
};

}  // namespace

LeafStream::LeafStream(ImageFile& file) : run_(file, kRunPages), page_bytes_(kPageBytes) {
  BeginPage(kFirstLeaf);
}

void LeafStream::BeginPage(uint32_t number) {
  number_ = number;
  page_.Begin(page_bytes_.data(), number, PageType::kBtreeLeaf, 1);
  used_ = 0;
}

Result<void> LeafStream::EmitPage(uint32_t next) {
  // A leaf that stays alone is the root.
  if (next == 0 && number_ == kFirstLeaf) {
    number_ = 1;
    Put32(page_bytes_.data() + 8, number_);
  }
  page_.SetLinks(number_ > kFirstLeaf ? number_ - 1 : 0, next);
  Result<char*> memory = run_.Append(number_);
  if (!memory) return memory.failure();
  std::memcpy(*memory, page_bytes_.data(), kPageBytes);
  return {};
}

Result<void> LeafStream::Add(std::string_view key, std::string_view value) {
  const size_t bytes = 4 + BtreeItemBytes(key.size()) + BtreeItemBytes(value.size());
  if (used_ + bytes > kPageRoom) {
    Result<void> emitted = EmitPage(number_ + 1);
    if (!emitted) return emitted;
    BeginPage(number_ + 1);
    leaves_.push_back({std::string(Separator(last_key_, key)), number_});
  }
  if (leaves_.empty()) leaves_.push_back({"", number_});
  AddBtreeEntry(page_, key, value);
  used_ += bytes;
  last_key_.assign(key);
  return {};
}

Result<std::vector<BtreeChild>> LeafStream::Finish() {
  Result<void> result = EmitPage(0);
  if (result) result = run_.Flush();
  if (!result) return result.failure();
  if (leaves_.empty()) leaves_.push_back({"", 1});
  return std::move(leaves_);
}

Result<void> MergeRuns(SpillFile& file, const std::vector<SpillExtent>& runs, size_t memory,
                       DuplicateRule rule, LeafStream& leaves, WriteReport& report) {
  std::vector<SpillReader> readers;
  readers.reserve(runs.size());
  std::vector<SpillReader*> heap;
  for (const SpillExtent& run : runs) {
    SpillReader& reader = readers.emplace_back(file, run, memory / runs.size());
    Result<bool> more = reader.Next();
    if (!more) return more.failure();
    if (*more) heap.push_back(&reader);
  }
  std::make_heap(heap.begin(), heap.end(), Later());
  Pending pending;
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), Later());
    SpillReader& reader = *heap.back();
    if (!pending.any || pending.key != reader.key()) {
      if (pending.any) {
        Result<void> added = leaves.Add(pending.key, pending.value);
        if (!added) return added;
      }
      ++report.entries;
      pending.any = true;
      pending.key = reader.key();
      pending.value = reader.value();
    } else if (rule == DuplicateRule::kLastWins) {
      pending.value = reader.value();
    } else {
      const std::string_view key = reader.key();
      report.problems.push_back(
          {reader.line(), ProblemKind::kDuplicate, std::string(key.substr(0, key.find('\0')))});
    }
    Result<bool> more = reader.Next();
    if (!more) return more.failure();
    if (*more) {
      std::push_heap(heap.begin(), heap.end(), Later());
    } else {
      heap.pop_back();
    }
  }
  if (pending.any) return leaves.Add(pending.key, pending.value);
  return {};
}

}  // namespace mw::maps
