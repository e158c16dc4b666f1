// SPDX-License-Identifier: BSD-2-Clause
// The kinds of findings that reading a site gives, and what a postmaster reads about each: findings.def.
#pragma once

#include <span>

#include "base/explanation.h"

namespace mw::site {

#define FINDING(constant, code, name, severity, summary, why, bad, good) \
  inline constexpr DiagnosticKind constant = {code, name, Severity::severity};
#include "site/findings.def"
#undef FINDING

// All of them, in the order of their codes.
std::span<const Explanation> Findings();

}  // namespace mw::site
