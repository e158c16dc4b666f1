// SPDX-License-Identifier: BSD-2-Clause
#include "report/json.h"
#include "report/report.h"

namespace mw::report {

std::string RenderJsonl(std::span<const Diagnostic> diagnostics, const SourceTable& sources,
                        const Options&) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    out += DiagnosticAsJson(diagnostic, sources) + '\n';
  }
  return out;
}

}  // namespace mw::report
