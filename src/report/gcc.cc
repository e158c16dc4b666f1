// SPDX-License-Identifier: BSD-2-Clause
// One line a finding, as compilers write them: what editors and problem matchers read.
#include <fmt/format.h>

#include "base/text.h"
#include "report/report.h"

namespace mw::report {
namespace {

constexpr size_t kMaxMessage = 4000;

std::string Line(Pos pos, Severity severity, std::string_view message, const SourceTable& sources,
                 std::string_view tool) {
  const std::string place = pos.known() ? sources.Format(pos) : std::string(tool);
  return fmt::format("{}: {}: {}", Printable(place, kMaxMessage), SeverityName(severity),
                     Printable(message, kMaxMessage));
}

}  // namespace

std::string RenderGcc(std::span<const Diagnostic> diagnostics, const SourceTable& sources,
                      const Options& options) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    out += Line(diagnostic.range.begin, diagnostic.severity, diagnostic.message, sources,
                options.tool);
    if (!diagnostic.code.empty()) out += fmt::format(" [{} {}]", diagnostic.code, diagnostic.name);
    out += '\n';
    for (const Note& note : diagnostic.notes) {
      out += Line(note.range.begin, Severity::kNote, note.message, sources, options.tool) + '\n';
    }
  }
  return out;
}

}  // namespace mw::report
