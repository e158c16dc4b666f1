// SPDX-License-Identifier: BSD-2-Clause
// The letters of m4 -d and of debugmode.
#pragma once

#include <string_view>

#include "m4/options.h"

namespace mw::m4 {

// Sets `flags` to the letters of `text`; "+..." adds them, "-..." takes them away. No letters mean
// "aeq", V means all. False, and nothing changes, when a letter is unknown.
bool ChangeDebugFlags(std::string_view text, DebugFlags& flags);

}  // namespace mw::m4
