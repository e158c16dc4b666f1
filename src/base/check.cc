// SPDX-License-Identifier: BSD-2-Clause
#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace mw {

void CheckFailed(std::source_location where) {
  std::fprintf(stderr, "%s:%u: internal error: a condition of the program does not hold (%s)\n",
               where.file_name(), static_cast<unsigned>(where.line()), where.function_name());
  std::abort();
}

}  // namespace mw
