// SPDX-License-Identifier: BSD-2-Clause
// What is to be read about everything that the linter says of a site: its rules, and what reading the
// site's files finds.
#pragma once

#include <string>
#include <vector>

#include "base/explanation.h"

namespace mw::lint {

// The rules first, each part in the order of its codes.
std::vector<Explanation> Explanations();

// One of them as a page: what, why, bad, good. Markdown.
std::string PageOf(const Explanation& page);

}  // namespace mw::lint
