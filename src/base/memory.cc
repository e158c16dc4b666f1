// SPDX-License-Identifier: BSD-2-Clause
#include "base/memory.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace mw {

void PreparePages(void* begin, size_t size) {
#ifdef MADV_POPULATE_WRITE
  const int error = errno;
  const auto page = static_cast<uintptr_t>(sysconf(_SC_PAGESIZE));
  const uintptr_t first = (reinterpret_cast<uintptr_t>(begin) + page - 1) / page * page;
  const uintptr_t last = (reinterpret_cast<uintptr_t>(begin) + size) / page * page;
  if (first < last)
    (void)madvise(reinterpret_cast<void*>(first), last - first, MADV_POPULATE_WRITE);
  errno = error;
#else
  (void)begin;
  (void)size;
#endif
}

void PrepareHeap(size_t bytes) {
#ifdef __GLIBC__
  constexpr int kLarge = 256 << 20;
  mallopt(M_TRIM_THRESHOLD, kLarge);
  mallopt(M_MMAP_THRESHOLD, 8 << 20);
  mallopt(M_TOP_PAD, 256 << 10);
#endif
  void* block = std::malloc(bytes);
  if (block != nullptr) PreparePages(block, bytes);
  std::free(block);
}

}  // namespace mw
