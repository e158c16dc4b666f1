// SPDX-License-Identifier: BSD-2-Clause
// A finding as JSON, as report.h describes it.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/source.h"

namespace mw::report {

// One object on one line, without a newline.
std::string DiagnosticAsJson(const Diagnostic& diagnostic, const SourceTable& sources);

}  // namespace mw::report
