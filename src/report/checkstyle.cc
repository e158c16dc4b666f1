// SPDX-License-Identifier: BSD-2-Clause
// The XML of Checkstyle, which many review and build servers read: findings by file.
#include <fmt/format.h>

#include <vector>

#include "report/report.h"
#include "report/xml.h"

namespace mw::report {
namespace {

std::string_view SeverityWord(Severity severity) {
  return severity == Severity::kNote ? "info" : SeverityName(severity);
}

std::string NameOf(SourceId id, const SourceTable& sources, const Options& options) {
  return id == kNoSource ? options.tool : sources.Get(id).name();
}

std::string ErrorElement(const Diagnostic& diagnostic, const SourceTable& sources) {
  LineColumn place;
  if (diagnostic.range.known()) place = sources.Place(diagnostic.range.begin);
  return fmt::format(
      "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\""
      " source=\"mailwright.{}.{}\"/>\n",
      place.line, place.column, SeverityWord(diagnostic.severity), XmlText(diagnostic.message),
      XmlText(diagnostic.code), XmlText(diagnostic.name));
}

}  // namespace

std::string RenderCheckstyle(std::span<const Diagnostic> diagnostics, const SourceTable& sources,
                             const Options& options) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  // Findings come sorted by file, so a file opens once.
  for (size_t i = 0; i < diagnostics.size();) {
    const SourceId id = diagnostics[i].range.begin.source;
    out += fmt::format("  <file name=\"{}\">\n", XmlText(NameOf(id, sources, options)));
    for (; i < diagnostics.size() && diagnostics[i].range.begin.source == id; ++i) {
      out += ErrorElement(diagnostics[i], sources);
    }
    out += "  </file>\n";
  }
  return out + "</checkstyle>\n";
}

}  // namespace mw::report
