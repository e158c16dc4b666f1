// SPDX-License-Identifier: BSD-2-Clause
// The kinds of findings that reading a site gives, and what a postmaster reads about each: findings.def.
#pragma once

#include <span>

#include "base/explanation.h"

namespace mw::site {

#define FINDINGS "site/findings.def"
#include "base/findings.inc"

}  // namespace mw::site
