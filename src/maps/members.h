// SPDX-License-Identifier: BSD-2-Clause
// Maps asked one after the other: what sequence and switch have in common.
#pragma once

#include <vector>

#include "maps/map.h"

namespace mw::maps {

// Asks the members in order; the first hit is the answer, with the member's own suffix and status.
// No hit: failed if one of them failed, else absent (68). Optional members that cannot be opened
// are passed over.
void FindInMembers(const std::vector<Map*>& members, const Query& query, Answer& answer);

}  // namespace mw::maps
