// SPDX-License-Identifier: BSD-2-Clause
// Gathers pages that stand side by side in the file, to write them with few calls.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>

#include "base/result.h"
#include "maps/write/byte_io.h"
#include "maps/write/db_page.h"

namespace mw::maps {

// The pages to hold of `pages` in all, at most `most`. To touch fresh memory costs more than a write of
// a few pages more: small maps go out in small runs.
inline size_t PagesPerRun(size_t pages, size_t most) {
  return std::min({pages, most, std::max<size_t>(4, pages / 8)});
}

class PageRun {
 public:
  // At most `pages` pages are held.
  PageRun(ImageFile& file, size_t pages) : file_(file), capacity_(pages) {}

  // Memory for page `number`, content undefined, valid until the next call. Writes what was
  // gathered when it is full or `number` does not follow.
  Result<char*> Append(uint64_t number) {
    if (count_ == capacity_ || (count_ > 0 && number != first_ + count_)) {
      Result<void> flushed = Flush();
      if (!flushed) return flushed.failure();
    }
    if (!bytes_) bytes_.reset(new char[capacity_ * kPageBytes]);
    if (count_ == 0) first_ = number;
    return bytes_.get() + kPageBytes * count_++;
  }

  Result<void> Flush() {
    const size_t size = count_ * kPageBytes;
    count_ = 0;
    if (size == 0) return {};
    return file_.Write(first_ * kPageBytes, bytes_.get(), size);
  }

 private:
  ImageFile& file_;
  const size_t capacity_;
  std::unique_ptr<char[]> bytes_;  // made when it is needed
  uint64_t first_ = 0;
  size_t count_ = 0;
};

}  // namespace mw::maps
