// SPDX-License-Identifier: BSD-2-Clause
// What makes a finding the same one after lines were added above it: its rule, its file, the text of its
// line and which of several equal ones it is. Used for baselines and by code hosts.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace mw::report {

// One for each diagnostic, in order: 32 hexadecimal digits. Blanks around a line do not count; findings
// without a place are known by their message.
std::vector<std::string> Fingerprints(std::span<const Diagnostic> diagnostics,
                                      const SourceTable& sources);

}  // namespace mw::report
