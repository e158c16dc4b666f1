// SPDX-License-Identifier: BSD-2-Clause
// What a sendmail.cf can be said to have wrong line by line, and what a postmaster reads about each: findings.def.
#pragma once

#include <span>

#include "base/explanation.h"

namespace mw::cf {

#define FINDINGS "cf/findings.def"
#include "base/findings.inc"

}  // namespace mw::cf
