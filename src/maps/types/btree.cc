// SPDX-License-Identifier: BSD-2-Clause
// Berkeley DB btrees, made by makemap btree.
#include "maps/berkeley/store.h"

namespace mw::maps {

extern const MapType k_btree;
const MapType k_btree = {
    .name = "btree",
    .summary = "a Berkeley DB btree file (FILE.db), built by makemap",
    .flags = "AaDdfkmNOoqSTtvz",
    .parse =
        [](MapDefinition& definition, std::string_view arguments) {
          return berkeley::ParseDatabaseMap(definition, arguments, "btree", berkeley::Kind::kBtree);
        },
};

}  // namespace mw::maps
