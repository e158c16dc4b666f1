// SPDX-License-Identifier: BSD-2-Clause
// The bytes of a file at any offset, read when they are first wanted.
//
// For databases that are much larger than what is looked up in them. It behaves like a
// memory-mapped file (one address range, pages of the file appear when touched) but uses read
// calls, so that a file which is cut short by another process meanwhile gives an error instead of
// SIGBUS.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace mw {

class FileBytes {
 public:
  // A file whose content is `bytes`.
  explicit FileBytes(std::string bytes);
  // Takes over the open descriptor of a regular file of `size` bytes.
  static Result<std::unique_ptr<FileBytes>> FromDescriptor(int file, uint64_t size);
  ~FileBytes();
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  uint64_t size() const { return size_; }

  // The address of bytes [offset, offset + length), valid as long as this object; nullptr when they
  // are not all within the file or cannot be read.
  const char* At(uint64_t offset, uint64_t length) {
    if (offset > size_ || length > size_ - offset) return nullptr;
    if (length == 0 || file_ < 0) return begin_ + offset;
    const uint64_t first = offset / kBlock;
    const uint64_t last = (offset + length - 1) / kBlock;
    for (uint64_t block = first; block <= last; ++block) {
      if (!loaded_[block] && !Load(block)) return nullptr;
    }
    return begin_ + offset;
  }

 private:
  static constexpr uint64_t kBlock = 16384;
  FileBytes(int file, uint64_t size, char* begin);
  bool Load(uint64_t block);

  std::string bytes_;  // the content when it did not come from a descriptor
  const char* begin_ = nullptr;
  uint64_t size_ = 0;
  int file_ = -1;
  std::vector<bool> loaded_;  // by block
};

}  // namespace mw
