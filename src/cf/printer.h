// SPDX-License-Identifier: BSD-2-Clause
// The model as sendmail.cf text. Comments are not in the model and so not in the text; everything else is:
// parsing the text gives an equal model.
#pragma once

#include <string>

#include "cf/config.h"

namespace mw::cf {

std::string Print(const Config& config);

}  // namespace mw::cf
