// SPDX-License-Identifier: BSD-2-Clause
// The names of DNS record types.
#pragma once

#include <optional>
#include <string_view>

#include "maps/environment.h"

namespace mw::maps {

// The type called "A", "mx" ...; none for a name that dns maps do not know.
std::optional<RecordType> RecordTypeOf(std::string_view name);
// "A", "MX" ...
std::string_view RecordTypeName(RecordType type);

}  // namespace mw::maps
