// SPDX-License-Identifier: BSD-2-Clause
#include "base/text.h"
#include "maps/map.h"

namespace mw::maps {

#define MAP_TYPE(name) extern const MapType k_##name;
#include "maps/map_types.def"
#undef MAP_TYPE

std::span<const MapType* const> MapTypes() {
  static const MapType* const types[] = {
#define MAP_TYPE(name) &k_##name,
#include "maps/map_types.def"
#undef MAP_TYPE
  };
  return types;
}

const MapType* FindMapType(std::string_view name) {
  for (const MapType* type : MapTypes()) {
    if (EqualFolded(type->name, name)) return type;
  }
  return nullptr;
}

}  // namespace mw::maps
