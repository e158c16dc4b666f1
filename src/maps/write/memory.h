// SPDX-License-Identifier: BSD-2-Clause
// Memory that comes from the system and goes back to it when it is large: only touched pages count,
// and they are huge ones where that pays.
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "maps/write/row.h"

namespace mw::maps {

class TextBuffer {
 public:
  TextBuffer() = default;
  TextBuffer(TextBuffer&& other) noexcept { *this = std::move(other); }
  TextBuffer& operator=(TextBuffer&& other) noexcept;
  ~TextBuffer() { Release(); }

  // Room for `size` bytes, content undefined. False when there is no such room.
  bool Reserve(size_t size);
  // What is touched from now on comes in pages of 2 MiB: for those who will use several.
  void PreferHugePages();
  void Release();
  char* data() { return data_; }
  const char* data() const { return data_; }
  size_t capacity() const { return capacity_; }

 private:
  char* data_ = nullptr;
  size_t capacity_ = 0;
  bool mapped_ = false;  // else from the heap
};

// An array with undefined content. Throws std::bad_alloc like any container.
template <typename T>
class RawArray {
 public:
  static_assert(std::is_trivial_v<T>);

  explicit RawArray(size_t size = 0) : size_(size) {
    if (!buffer_.Reserve(size * sizeof(T))) throw std::bad_alloc();
    if (size * sizeof(T) >= kHugePagesFrom) buffer_.PreferHugePages();
  }

  std::span<T> items() { return {reinterpret_cast<T*>(buffer_.data()), size_}; }
  std::span<const T> items() const { return {reinterpret_cast<const T*>(buffer_.data()), size_}; }
  T& operator[](size_t index) { return items()[index]; }
  const T& operator[](size_t index) const { return items()[index]; }

 private:
  // Below this huge pages bring nothing.
  static constexpr size_t kHugePagesFrom = 2u << 20;

  TextBuffer buffer_;
  size_t size_;
};

using RowArray = RawArray<Row>;

// Gives out arrays of rows, which live until Clear(). Two threads may take at the same time, each
// from a lane of its own; in a lane the arrays lie side by side.
class RowPool {
 public:
  static constexpr unsigned kLanes = 2;

  // Prepares the first `lanes` lanes for at most `rows` rows each; others take from the heap.
  void Begin(size_t rows, unsigned lanes = kLanes);
  void PreferHugePages();
  std::span<Row> Take(unsigned lane, size_t rows);
  // Takes back the last rows of what was taken last from the lane; `used` of them stay.
  void Trim(unsigned lane, std::span<Row> taken, size_t used);
  void Clear();

 private:
  struct Lane {
    TextBuffer region;
    size_t capacity = 0;  // in rows
    size_t used = 0;
    std::vector<std::unique_ptr<Row[]>> extra;  // when the region does not suffice
  };
  Lane lanes_[kLanes];
};

}  // namespace mw::maps
