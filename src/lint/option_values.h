// SPDX-License-Identifier: BSD-2-Clause
// Whether the value of an option is what sendmail can read.
#pragma once

#include <string>
#include <string_view>

#include "cf/options.h"
#include "lint/subject.h"

namespace mw::lint {

// One line about what is wrong with it; "" when nothing is. What sendmail itself complains about while it
// loads the file is left to it where our loader says it, too.
std::string WhatIsWrong(Subject& subject, const cf::Option& option, std::string_view value);

}  // namespace mw::lint
