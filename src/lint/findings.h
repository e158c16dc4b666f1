// SPDX-License-Identifier: BSD-2-Clause
// What the linter says of its own input, and what a postmaster reads about each: findings.def.
#pragma once

#include <span>

#include "base/explanation.h"

namespace mw::lint {

#define FINDINGS "lint/findings.def"
#include "base/findings.inc"

}  // namespace mw::lint
