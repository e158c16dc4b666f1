// SPDX-License-Identifier: BSD-2-Clause
// Which messages could meet an entry of a table: probes derived from its key.
#pragma once

#include <string_view>
#include <vector>

#include "lint/subject.h"

namespace mw::lint {

// Messages of which at least one must find `key` in `map`, if anything ever does. Empty when the form of
// the key says nothing (tags of other rulesets, keys that other rules report). `own`: $j.
std::vector<Probe> ProbesFor(std::string_view map, std::string_view key, std::string_view own);

}  // namespace mw::lint
