// SPDX-License-Identifier: BSD-2-Clause
// Memory that comes from the system and goes back to it when it is large: only touched pages count,
// and they are huge ones where that pays.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "maps/write/row.h"

namespace mw::maps {

class TextBuffer {
 public:
  TextBuffer() = default;
  TextBuffer(const TextBuffer&) = delete;
  TextBuffer& operator=(const TextBuffer&) = delete;
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

// An array of rows with undefined content. Throws std::bad_alloc like any container.
class RowArray {
 public:
  explicit RowArray(size_t size);
  RowArray() : RowArray(0) {}

  std::span<Row> rows() { return {rows_, size_}; }
  std::span<const Row> rows() const { return {rows_, size_}; }

 private:
  std::unique_ptr<TextBuffer> buffer_;
  std::unique_ptr<Row[]> small_;
  Row* rows_ = nullptr;
  size_t size_ = 0;
};

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
