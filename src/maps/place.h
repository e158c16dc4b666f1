// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string_view>

namespace mw::maps {

// Where a value was written. `file` lives as long as the MapTable (or the fixtures). Line 0: the
// place within the file is not known (a .db file) or there is no file (regex, arith); Map::TraceKey
// then helps.
struct Place {
  std::string_view file;
  uint32_t line = 0;
};

}  // namespace mw::maps
