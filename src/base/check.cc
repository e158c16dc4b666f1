// SPDX-License-Identifier: BSD-2-Clause
#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace mw {

void CheckFailed(const char* file, int line, const char* function) {
  std::fprintf(stderr, "%s:%d: internal error: a condition of the program does not hold (%s)\n",
               file, line, function);
  std::abort();
}

}  // namespace mw
