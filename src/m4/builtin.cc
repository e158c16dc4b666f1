// SPDX-License-Identifier: BSD-2-Clause
#include "m4/builtin.h"

#include <algorithm>
#include <vector>

namespace mw::m4 {

#define FAMILY(name) std::span<const Builtin> name##_rows();
#include "m4/builtins/families.def"
#undef FAMILY

std::span<const Builtin* const> AllBuiltins() {
  static const std::vector<const Builtin*> sorted = [] {
    std::vector<const Builtin*> rows;
#define FAMILY(name) \
  for (const Builtin& row : name##_rows()) rows.push_back(&row);
#include "m4/builtins/families.def"
#undef FAMILY
    std::sort(rows.begin(), rows.end(),
              [](const Builtin* a, const Builtin* b) { return a->name < b->name; });
    return rows;
  }();
  return sorted;
}

const Builtin* FindBuiltin(std::string_view name) {
  const auto rows = AllBuiltins();
  const auto found = std::lower_bound(
      rows.begin(), rows.end(), name,
      [](const Builtin* row, std::string_view wanted) { return row->name < wanted; });
  return found != rows.end() && (*found)->name == name ? *found : nullptr;
}

}  // namespace mw::m4
