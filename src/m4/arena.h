// SPDX-License-Identifier: BSD-2-Clause
// Small pieces of memory that live as long as the run: cut from slabs, never given back one by one.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace mw::m4 {

class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // `size` bytes, aligned for anything.
  char* Cut(size_t size) {
    size = (size + kAlignment - 1) / kAlignment * kAlignment;
    if (size > left_) AddSlab(size);
    left_ -= size;
    char* const piece = next_;
    next_ += size;
    return piece;
  }
  // A copy of `text`.
  std::string_view Keep(std::string_view text);
  // What all slabs take.
  size_t bytes() const { return bytes_; }

 private:
  static constexpr size_t kAlignment = alignof(std::max_align_t);

  void AddSlab(size_t size);

  std::vector<std::unique_ptr<char[]>> slabs_;
  size_t slab_size_ = 0;  // of the last one
  size_t bytes_ = 0;
  char* next_ = nullptr;  // what is left of it
  size_t left_ = 0;
};

}  // namespace mw::m4
