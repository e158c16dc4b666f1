// SPDX-License-Identifier: BSD-2-Clause
// For mistakes of ours: Check(condition) ends the program with the place when it does not hold.
// Wrong input is never a reason for Check; it becomes a Diagnostic.
#pragma once

namespace mw {

[[noreturn]] void CheckFailed(const char* file, int line, const char* function);

// The compiler fills in the place. Not std::source_location: clang 14, which the fuzz targets need,
// cannot compile it with this C++ library.
inline void Check(bool holds, const char* file = __builtin_FILE(), int line = __builtin_LINE(),
                  const char* function = __builtin_FUNCTION()) {
  if (!holds) [[unlikely]]
    CheckFailed(file, line, function);
}

}  // namespace mw
