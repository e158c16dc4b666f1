// SPDX-License-Identifier: BSD-2-Clause
// What is to be read about everything that the linter says of a site: its rules, what the compiler and the
// reader of the .cf find, and what reading the site's files does.
#pragma once

#include <vector>

#include "base/explanation.h"

namespace mw::lint {

// The rules first, each part in the order of its codes.
std::vector<Explanation> Explanations();

}  // namespace mw::lint
