// SPDX-License-Identifier: BSD-2-Clause
// Workflow commands of GitHub Actions: printed by a step, they become annotations of the change.
#include <fmt/format.h>

#include <string>

#include "report/report.h"

namespace mw::report {
namespace {

// "%", line ends and, in properties, ":" and "," stand for themselves as percent codes
// (docs.github.com, "Workflow commands").
std::string Escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    const bool code = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
    const auto byte = static_cast<unsigned char>(c);
    if (code) {
      out += fmt::format("%{:02X}", byte);
    } else if (byte < 0x20 || byte == 0x7f) {
      out += fmt::format("\\x{:02x}", byte);
    } else {
      out += c;
    }
  }
  return out;
}

std::string_view CommandOf(Severity severity) {
  return severity == Severity::kNote ? "notice" : SeverityName(severity);
}

}  // namespace

std::string RenderGithub(std::span<const Diagnostic> diagnostics, const SourceTable& sources,
                         const Options& options) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    out += fmt::format("::{} ", CommandOf(diagnostic.severity));
    if (diagnostic.range.known()) {
      const Source& source = sources.Get(diagnostic.range.begin.source);
      const LineColumn begin = source.Place(diagnostic.range.begin.offset);
      const LineColumn end = source.Place(diagnostic.range.begin.offset + diagnostic.range.length);
      out += fmt::format("file={},line={},col={}", Escaped(source.name(), true), begin.line,
                         begin.column);
      // Columns are shown only for findings within one line.
      if (end.line == begin.line) out += fmt::format(",endColumn={}", end.column);
      out += ',';
    }
    const std::string title = diagnostic.code.empty()
                                  ? options.tool
                                  : fmt::format("{} {}", diagnostic.code, diagnostic.name);
    std::string message = diagnostic.message;
    for (const Note& note : diagnostic.notes) message += "\n" + note.message;
    out += fmt::format("title={}::{}\n", Escaped(title, true), Escaped(message, false));
  }
  return out;
}

}  // namespace mw::report
