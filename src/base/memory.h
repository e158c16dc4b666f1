// SPDX-License-Identifier: BSD-2-Clause
// Memory that is ready before it is used, and memory that ends.
//
// The first touch of each page is a trap into the kernel, which costs as much as a thousand to a
// hundred thousand instructions (the latter in virtual machines), and short runs consist of little
// else. Asking for many pages at once costs about a twentieth of that for each. All of this is advice:
// where the system does not know it, everything works as before.
#pragma once

#include <cstddef>
#include <new>

namespace mw {

// Makes the pages that lie within [begin, begin + size) present; their content does not change. Where
// the range holds whole huge pages (2 MiB) it asks for those.
void PreparePages(void* begin, size_t size);

// Makes `bytes` of the heap present, lets the heap consist of huge pages, and keeps it from giving
// memory back to the system. For mains, once, before anything large was allocated.
//
// One huge page costs as much as a few dozen pages that are touched one by one, so that it pays for
// all but the shortest runs; measured: a run that touches 130 pages takes half the time. The heap
// asks for 64 MiB of addresses at once, which are memory only when they are touched, and goes on as
// usual beyond that or where it does not get them.
void PrepareHeap(size_t bytes);

// One line to standard error, as GNU m4 words it: "NAME: memory exhausted".
void SayMemoryExhausted(const char* name);
// From now on a thread that gets no memory, and lets the exception pass, ends the program with
// `status` and that line. `name` must last.
void EndWithoutMemory(const char* name, int status);

// What `run` returns. When the system has no memory left: `status`, and SayMemoryExhausted. For mains;
// what is under way is left as by any other failure.
template <typename Run>
int WithinMemory(const char* name, int status, Run run) {
  EndWithoutMemory(name, status);
  try {
    return run();
  } catch (const std::bad_alloc&) {
    SayMemoryExhausted(name);
    return status;
  }
}

}  // namespace mw
