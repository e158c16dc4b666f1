// SPDX-License-Identifier: BSD-2-Clause
// The builtin translit: replace or delete single bytes.
#pragma once

#include <string>
#include <string_view>

namespace mw::m4 {

// `text` with each byte of `from` replaced by the one at the same place of `to`, or deleted where
// `to` is too short. A byte that `from` names twice is replaced as its first place says.
//
// Both may have ranges: "a-z", falling ones ("z-a"), and chains ("a-c-e" is "abcde"); a "-" at
// either end stands for itself. Bytes count as 0 to 255. Linear in the text.
std::string Translit(std::string_view text, std::string_view from, std::string_view to);

}  // namespace mw::m4
