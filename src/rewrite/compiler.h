// SPDX-License-Identifier: BSD-2-Clause
// Rule text to Rule: tokens of both sides, sendmail's checks, and the compiled forms. The sides are
// expanded and compiled one after the other, left first, because that is the order of the messages.
#pragma once

#include <functional>
#include <string_view>

#include "rewrite/rulebook.h"

namespace mw::rewrite {

// Gets faults in sendmail's words. None of them keeps the rule from being used.
using Complain = std::function<void(std::string_view)>;

// A rule with its left side; `lhs` is expanded.
Rule CompileLeftSide(Rulebook& rules, std::string_view lhs, const Complain& complain);

// Adds the right side.
void CompileRightSide(Rulebook& rules, std::string_view rhs, Rule& rule, const Complain& complain);

}  // namespace mw::rewrite
