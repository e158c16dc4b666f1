// SPDX-License-Identifier: BSD-2-Clause
// Memory that is ready before it is used.
//
// The first touch of each page is a trap into the kernel, which costs as much as a thousand to a
// hundred thousand instructions (the latter in virtual machines), and short runs consist of little
// else. Asking for many pages at once costs about a twentieth of that for each. All of this is advice:
// where the system does not know it, everything works as before.
#pragma once

#include <cstddef>

namespace mw {

// Makes the pages that lie within [begin, begin + size) present; their content does not change.
void PreparePages(void* begin, size_t size);

// Makes `bytes` of the heap present, and keeps the heap from giving memory back to the system. For
// mains, once, before anything large was allocated.
void PrepareHeap(size_t bytes);

}  // namespace mw
