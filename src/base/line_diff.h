// SPDX-License-Identifier: BSD-2-Clause
// Two texts as a unified diff, for people and for patch(1).
#pragma once

#include <string>
#include <string_view>

namespace mw {

// Hunks with three lines of context; empty for equal texts. The fewest lines are shown as changed, unless
// there are thousands of them: then all are.
std::string LineDiff(std::string_view before_name, std::string_view after_name,
                     std::string_view before, std::string_view after);

}  // namespace mw
