// SPDX-License-Identifier: BSD-2-Clause
// Macro expansion of translated text: `$x` by its value, `$?x..$|..$.` by what x has, `$*` by its symbol.
//
// Values are expanded in turn, up to 10 levels (`expand: recursion too deep (10 max)`). `$&x` becomes
// kDeferredMacro and the id and stays. Undefined macros vanish. `$?x` is true when x has a value that is
// not empty; a repeated `$|` switches again; a missing `$.` reaches to the end.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cf/macro_names.h"

namespace mw::cf {

// Where values come from.
class MacroValues {
 public:
  virtual ~MacroValues() = default;
  // nullptr when the macro is not defined. Operators ($* ...) are not asked for.
  virtual const std::string* MacroValue(uint8_t id) const = 0;
};

// At most `limit` bytes come out; the rest is cut off, as in sendmail.
std::string Expand(std::string_view text, const MacroValues& values, Complaints& complaints,
                   size_t limit = 2047);

}  // namespace mw::cf
