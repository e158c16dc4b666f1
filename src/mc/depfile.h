// SPDX-License-Identifier: BSD-2-Clause
// What the .cf depends on, in the syntax of make.
#pragma once

#include <span>
#include <string>

namespace mw::mc {

// "TARGET: FILE FILE ...", one file on a line, then an empty rule for each file but the first, so that
// make does not stop when one of them is gone. Blanks, '#', '$' and '\' in names are escaped as GNU
// make wants it; a name with a newline cannot be said and is left out.
std::string DepfileText(const std::string& target, std::span<const std::string> files);

}  // namespace mw::mc
