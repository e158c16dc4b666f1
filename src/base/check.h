// SPDX-License-Identifier: BSD-2-Clause
// For mistakes of ours: Check(condition) ends the program with the place when it does not hold.
// Wrong input is never a reason for Check; it becomes a Diagnostic.
#pragma once

#include <source_location>

namespace mw {

[[noreturn]] void CheckFailed(std::source_location where);

inline void Check(bool holds, std::source_location where = std::source_location::current()) {
  if (!holds) [[unlikely]]
    CheckFailed(where);
}

}  // namespace mw
