// SPDX-License-Identifier: BSD-2-Clause
// Matches a left side step by step and tells of each step: what debug traces show (`-d21.35`). Slow; gives
// the same answer and the same bindings as Pattern::Match.
#pragma once

#include "rewrite/pattern.h"
#include "rewrite/trace.h"

namespace mw::rewrite {

// `listener` is told kMacroLeft, and with `steps` also kStep, kBackUp, kExtend and kClassMatch.
bool MatchStepwise(const Rule& rule, const MatchContext& context, std::span<const Token> tokens,
                   bool steps, TraceListener& listener, Bindings& bindings);

}  // namespace mw::rewrite
