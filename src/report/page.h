// SPDX-License-Identifier: BSD-2-Clause
// What is to be read about one kind of diagnostic, as a page.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/explanation.h"

namespace mw::report {

// What, why, bad, good. Markdown.
std::string PageOf(const Explanation& page);

// The page of the kind with that code or name, upper or lower case; all pages for "all"; empty when there
// is none.
std::string PagesFor(std::span<const Explanation> pages, std::string_view wanted);

}  // namespace mw::report
