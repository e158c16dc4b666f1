// SPDX-License-Identifier: BSD-2-Clause
#include "m4/arena.h"

#include <algorithm>
#include <cstring>

#include "base/memory.h"

namespace mw::m4 {
namespace {

constexpr size_t kFirstSlab = 32 << 10;
constexpr size_t kLargestSlab = 1 << 20;

}  // namespace

void Arena::AddSlab(size_t size) {
  slab_size_ = std::clamp(slab_size_ * 2, kFirstSlab, kLargestSlab);
  left_ = std::max(slab_size_, size);
  bytes_ += left_;
  next_ = slabs_.emplace_back(new char[left_]).get();
  PreparePages(next_, left_);
}

std::string_view Arena::Keep(std::string_view text) {
  if (text.empty()) return {};
  char* const copy = Cut(text.size());
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

}  // namespace mw::m4
