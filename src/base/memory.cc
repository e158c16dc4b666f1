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
namespace {

constexpr uintptr_t kHugePage = 2 << 20;

uintptr_t Address(const void* pointer) { return reinterpret_cast<uintptr_t>(pointer); }

uintptr_t RoundUp(uintptr_t address, uintptr_t unit) { return (address + unit - 1) / unit * unit; }

// Gives the kernel advice about the whole units of `unit` bytes within [begin, end).
void Advise(uintptr_t begin, uintptr_t end, uintptr_t unit, int advice) {
  const int error = errno;
  begin = RoundUp(begin, unit);
  end = end / unit * unit;
  if (begin < end) (void)madvise(reinterpret_cast<void*>(begin), end - begin, advice);
  errno = error;
}

#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
constexpr size_t kHeapRoom = 64 << 20;  // address space that the heap asks for at once

// Lets the part of the heap that is not in use begin with a huge page. What lies before it is lost, but
// only as addresses: pages that nobody touches cost nothing.
void AlignHeap() {
  const void* const lowest = std::malloc(1);
  const uintptr_t begin = Address(lowest), end = Address(sbrk(0));
  if (begin >= end || end - begin > kHugePage) return;  // another malloc, or a heap that is in use
  const uintptr_t boundary = RoundUp(begin + 64, kHugePage);
  static const void* const skipped = std::malloc(boundary - begin - 64);
  if (skipped != nullptr) Advise(boundary, Address(sbrk(0)), kHugePage, MADV_HUGEPAGE);
}
#endif

}  // namespace

void PreparePages(void* begin, size_t size) {
  const uintptr_t first = Address(begin), last = first + size;
#ifdef MADV_HUGEPAGE
  Advise(first, last, kHugePage, MADV_HUGEPAGE);
#endif
#ifdef MADV_POPULATE_WRITE
  Advise(first, last, static_cast<uintptr_t>(sysconf(_SC_PAGESIZE)), MADV_POPULATE_WRITE);
#endif
}

void PrepareHeap(size_t bytes) {
#ifdef __GLIBC__
  constexpr int kLarge = 256 << 20;
  mallopt(M_TRIM_THRESHOLD, kLarge);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TOP_PAD, kHeapRoom);
#ifdef MADV_HUGEPAGE
  AlignHeap();
#endif
#endif
  void* block = std::malloc(bytes);
  if (block != nullptr) PreparePages(block, bytes);
  std::free(block);
}

}  // namespace mw
