// SPDX-License-Identifier: BSD-2-Clause
// JUnit's XML: each finding is a failed test of its rule; a clean run is one test that passed. Notes
// are tests that passed, with the message as their output.
#include <fmt/format.h>

#include <algorithm>

#include "report/report.h"
#include "report/xml.h"

namespace mw::report {
namespace {

std::string TestCase(const Diagnostic& diagnostic, const SourceTable& sources,
                     const Options& options) {
  const bool known = diagnostic.range.known();
  const std::string place =
      known ? sources.Format(diagnostic.range.begin) : std::string(options.tool);
  const std::string head = fmt::format("    <testcase classname=\"{}\" name=\"{}\"",
                                       XmlText(fmt::format("{}.{}", options.tool, diagnostic.code)),
                                       XmlText(fmt::format("{} {}", diagnostic.name, place)));
  std::string text =
      fmt::format("{}: {}: {}", place, SeverityName(diagnostic.severity), diagnostic.message);
  for (const Note& note : diagnostic.notes) text += "\n" + note.message;
  if (diagnostic.severity == Severity::kNote) {
    return head + ">\n      <system-out>" + XmlText(text) + "</system-out>\n    </testcase>\n";
  }
  return fmt::format(
      "{}>\n      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>\n", head,
      SeverityName(diagnostic.severity), XmlText(diagnostic.message), XmlText(text));
}

}  // namespace

std::string RenderJunit(std::span<const Diagnostic> diagnostics, const SourceTable& sources,
                        const Options& options) {
  const auto failures = std::count_if(
      diagnostics.begin(), diagnostics.end(),
      [](const Diagnostic& diagnostic) { return diagnostic.severity != Severity::kNote; });
  const std::string tool = XmlText(options.tool);
  const size_t tests = std::max<size_t>(diagnostics.size(), 1);
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
      "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n",
      tool, tests, failures);
  if (diagnostics.empty()) {
    out += fmt::format("    <testcase classname=\"{}\" name=\"no findings\"/>\n", tool);
  }
  for (const Diagnostic& diagnostic : diagnostics) out += TestCase(diagnostic, sources, options);
  return out + "  </testsuite>\n</testsuites>\n";
}

}  // namespace mw::report
