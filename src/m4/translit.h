// SPDX-License-Identifier: BSD-2-Clause
// The builtin translit: replaces bytes by others.
#pragma once

#include <string>
#include <string_view>

namespace mw::m4 {

// `text` with each byte that stands in `from` replaced by the one at the same position of `to`, or
// left out when `to` is too short. The first of equal bytes in `from` counts. In both, a-c means
// abc and c-a means cba (GNU m4); a "-" at an end means itself.
std::string Translit(std::string_view text, std::string_view from, std::string_view to);

}  // namespace mw::m4
