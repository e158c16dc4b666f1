// SPDX-License-Identifier: BSD-2-Clause
// Splitting work among threads.
#pragma once

#include <cstddef>
#include <functional>

#include "base/result.h"

namespace mw::maps {

// Calls work(index, thread) for each index below `count`, each once, on `threads` threads of which
// one is the caller's. After a Failure no new index is begun; the one of the lowest index is
// returned. With one thread the indexes come in order.
Result<void> RunParallel(unsigned threads, size_t count,
                         const std::function<Result<void>(size_t index, unsigned thread)>& work);

}  // namespace mw::maps
