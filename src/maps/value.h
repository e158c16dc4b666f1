// SPDX-License-Identifier: BSD-2-Clause
// From a stored value to the text that replaces the lookup.
#pragma once

#include <string>
#include <string_view>

#include "maps/map.h"
#include "maps/settings.h"

namespace mw::maps {

// Sets `answer` to found with `stored`, in which %0 is the key of the query and %1..%9 its
// arguments (those not given are empty), %% is one %, and any other % stands for itself; then -a's
// text. A NUL ends the stored value. With -m the key is the value and nothing is substituted.
void SetFoundValue(const Query& query, std::string_view stored, const MapFlags& flags,
                   Answer& answer);

// The same without substitution: `text` and -a's text, with -m the key instead of `text`.
void SetFoundText(const Query& query, std::string_view text, const MapFlags& flags, Answer& answer);

}  // namespace mw::maps
