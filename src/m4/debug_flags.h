// SPDX-License-Identifier: BSD-2-Clause
// The letters of m4 -d and of the builtin debugmode.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "m4/options.h"

namespace mw::m4 {

// Flags from letters out of "acefilpqtx", V for all of them; no letters stand for "aeq". Nothing
// when there is any other byte (prefixes + and - included: the command line does not know them).
std::optional<DebugFlags> DebugFlagsFromText(std::string_view letters);

// `flags` after debugmode(`change'): "+letters" adds, "-letters" removes, else the letters replace
// all. Behind a prefix, too, no letters stand for "aeq". Nothing when DebugFlagsFromText would give
// nothing. debugmode without arguments is not a case of this: it turns all flags off.
std::optional<DebugFlags> ChangeDebugFlags(const DebugFlags& flags, std::string_view change);

// The letters of the flags that are set, in alphabetic order.
std::string DebugFlagsToText(const DebugFlags& flags);

}  // namespace mw::m4
