// SPDX-License-Identifier: BSD-2-Clause
#include "base/memory.h"

#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <exception>

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
// only as addresses: pages that nobody touches cost nothing. A page that was touched before the advice
// would keep the pages around it small, so malloc's mark behind the last block must stay before them.
void AlignHeap() {
  constexpr size_t kLargerThanFreeBlocks = 64
                                           << 10;  // so that it lies at the end of what is in use
  constexpr size_t kMarks = 64;
  static const char* const last = static_cast<const char*>(std::malloc(kLargerThanFreeBlocks));
  const uintptr_t begin = Address(last) + kLargerThanFreeBlocks, end = Address(sbrk(0));
  if (last == nullptr || begin >= end) return;  // another malloc
  const uintptr_t boundary = RoundUp(begin + kMarks, kHugePage);
  static const void* const skipped = std::malloc(boundary - begin - kMarks);
  if (skipped != nullptr) Advise(boundary, Address(sbrk(0)), kHugePage, MADV_HUGEPAGE);
}
#endif

// What EndWithoutMemory was told.
const char* out_of_memory_name = nullptr;
int out_of_memory_status = 0;
std::terminate_handler handler_before = nullptr;

void OnTerminate() {
  try {
    if (const std::exception_ptr thrown = std::current_exception()) std::rethrow_exception(thrown);
  } catch (const std::bad_alloc&) {
    SayMemoryExhausted(out_of_memory_name);
    _exit(out_of_memory_status);
  } catch (...) {
  }
  handler_before();
}

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

void SayMemoryExhausted(const char* name) {
  constexpr char kText[] = ": memory exhausted\n";
  const iovec parts[] = {{const_cast<char*>(name), std::strlen(name)},
                         {const_cast<char*>(kText), sizeof kText - 1}};
  (void)!writev(STDERR_FILENO, parts, 2);
}

void EndWithoutMemory(const char* name, int status) {
  out_of_memory_name = name;
  out_of_memory_status = status;
  const std::terminate_handler before = std::set_terminate(OnTerminate);
  if (before != OnTerminate) handler_before = before;
}

}  // namespace mw
