// SPDX-License-Identifier: BSD-2-Clause
// Berkeley DB hash tables, made by makemap hash.
#include "maps/berkeley/store.h"

namespace mw::maps {

extern const MapType k_hash;
const MapType k_hash = {
    .name = "hash",
    .summary = "a Berkeley DB hash file (FILE.db), built by makemap",
    .flags = "AaDdfkmNOoqSTtvz",
    .parse =
        [](MapDefinition& definition, std::string_view arguments) {
          return berkeley::ParseDatabaseMap(definition, arguments, "hash", berkeley::Kind::kHash);
        },
};

}  // namespace mw::maps
