// SPDX-License-Identifier: BSD-2-Clause
// What the structure of SARIF 2.1.0 (OASIS) asks of a log, as far as our logs use it: which members an object may
// and must have, their types, words and ranges, and what refers to what. Written from the standard's text;
// section numbers are its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mw::lint {

// "path: what is wrong" for each fault; empty when the text is a valid log. An object with a member that is
// not listed is a fault, as in the published schema.
std::vector<std::string> SarifFaults(std::string_view text);

}  // namespace mw::lint
