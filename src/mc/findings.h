// SPDX-License-Identifier: BSD-2-Clause
// What the compiler says before or beside the run of m4, and what a postmaster reads about each: findings.def.
#pragma once

#include <span>

#include "base/explanation.h"

namespace mw::mc {

#define FINDING(constant, code, name, severity, summary, why, bad, good) \
  inline constexpr DiagnosticKind constant = {code, name, Severity::severity};
#include "mc/findings.def"
#undef FINDING

// All of them, in the order of their codes.
std::span<const Explanation> Findings();

}  // namespace mw::mc
