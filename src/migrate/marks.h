// SPDX-License-Identifier: BSD-2-Clause
// Which statements a .cf may come from, by the marks of marks.def.
#pragma once

#include <string>
#include <vector>

#include "migrate/draft.h"

namespace mw::migrate {

// `text`: the lines of CfLines::Text() with a line end before the first. Statements with the same key are
// variants; those that need no mark are always there.
std::vector<Statement> StatementsMarkedIn(const std::string& text);

}  // namespace mw::migrate
