// SPDX-License-Identifier: BSD-2-Clause
#include "maps/write/memory.h"

#include <sys/mman.h>

#include <cstdlib>

namespace mw::maps {
namespace {

// Smaller buffers come from the heap, whose pages are touched anyway: a mapping of its own costs a page
// table and two system calls, which a small map would wait for.
constexpr size_t kMappedFrom = 64u << 10;
// The system begins a mapping at a huge page only if it is as long as some of them.
constexpr size_t kHugePage = 2u << 20;

}  // namespace

TextBuffer& TextBuffer::operator=(TextBuffer&& other) noexcept {
  if (this == &other) return *this;
  Release();
  data_ = std::exchange(other.data_, nullptr);
  capacity_ = std::exchange(other.capacity_, 0);
  mapped_ = std::exchange(other.mapped_, false);
  return *this;
}

bool TextBuffer::Reserve(size_t size) {
  if (size <= capacity_) return true;
  Release();
  mapped_ = size >= kMappedFrom;
  if (!mapped_) {
    data_ = static_cast<char*>(std::malloc(size));
    if (data_) capacity_ = size;
    return data_ != nullptr;
  }
  if (size >= kHugePage) size = (size + kHugePage - 1) / kHugePage * kHugePage;
  void* memory = mmap(nullptr, size, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) return false;
  data_ = static_cast<char*>(memory);
  capacity_ = size;
  return true;
}

void TextBuffer::PreferHugePages() {
  if (mapped_ && data_) madvise(data_, capacity_, MADV_HUGEPAGE);
}

void TextBuffer::Release() {
  if (!mapped_) {
    std::free(data_);
  } else if (data_) {
    munmap(data_, capacity_);
  }
  data_ = nullptr;
  capacity_ = 0;
}

void RowPool::Begin(size_t rows, unsigned lanes) {
  Clear();
  for (Lane& lane : std::span(lanes_, lanes)) {
    if (lane.region.Reserve(rows * sizeof(Row))) lane.capacity = rows;
  }
}

void RowPool::PreferHugePages() {
  for (Lane& lane : lanes_) lane.region.PreferHugePages();
}

std::span<Row> RowPool::Take(unsigned lane_index, size_t rows) {
  Lane& lane = lanes_[lane_index];
  if (lane.used + rows <= lane.capacity) {
    const std::span<Row> taken(reinterpret_cast<Row*>(lane.region.data()) + lane.used, rows);
    lane.used += rows;
    return taken;
  }
  lane.extra.push_back(std::make_unique_for_overwrite<Row[]>(rows));
  return {lane.extra.back().get(), rows};
}

void RowPool::Trim(unsigned lane_index, std::span<Row> taken, size_t used) {
  Lane& lane = lanes_[lane_index];
  const Row* top = reinterpret_cast<Row*>(lane.region.data()) + lane.used;
  if (taken.data() + taken.size() == top) lane.used -= taken.size() - used;
}

void RowPool::Clear() {
  for (Lane& lane : lanes_) {
    lane.extra.clear();
    lane.region.Release();
    lane.capacity = 0;
    lane.used = 0;
  }
}

}  // namespace mw::maps
