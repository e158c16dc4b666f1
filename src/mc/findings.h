// SPDX-License-Identifier: BSD-2-Clause
// What the compiler says before or beside the run of m4, and what a postmaster reads about each: findings.def.
#pragma once

#include <span>

#include "base/explanation.h"

namespace mw::mc {

#define FINDINGS "mc/findings.def"
#include "base/findings.inc"

}  // namespace mw::mc
