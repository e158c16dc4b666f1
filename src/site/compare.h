// SPDX-License-Identifier: BSD-2-Clause
// Where a map and its text, or two maps, differ.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "site/content.h"
#include "site/map_record.h"
#include "site/rows.h"

namespace mw::site {

enum class ChangeKind { kAdded, kRemoved, kChanged };

// From what is there to what is wanted. Keys and values without trailing NULs.
struct Change {
  ChangeKind kind;
  std::string_view key;
  std::string_view before;  // not for kAdded
  std::string_view after;   // not for kRemoved
  Range place;              // of the wanted row, when that comes from a text
};
using ChangeVisitor = std::function<void(const Change&)>;

struct Differences {
  uint64_t added = 0;
  uint64_t removed = 0;
  uint64_t changed = 0;
  uint64_t entries = 0;     // of the map that is there
  uint64_t wrong_null = 0;  // entries whose trailing NUL is there and must not be, or the reverse
  uint64_t upper_case_keys = 0;  // keys that a folding lookup never finds
  bool none() const { return added + removed + changed + wrong_null == 0; }
};

// From the map `now` to `wanted` stored in `form`. For alias files (`aliases`) the entry "@" is wanted,
// too. Failure when the map is corrupt. `visit` may be empty; it sees changed and removed entries in the
// order of the map, then the added ones in the order of the rows.
Result<Differences> CompareWithRows(Content& now, const RowSet& wanted, const MapForm& form,
                                    bool aliases, const ChangeVisitor& visit);

// From `now` to `wanted`, byte for byte.
Result<Differences> CompareMaps(Content& now, Content& wanted, const ChangeVisitor& visit);

// "2 rows to add, 1 to change"; empty when there is nothing.
std::string Summary(const Differences& differences);

}  // namespace mw::site
