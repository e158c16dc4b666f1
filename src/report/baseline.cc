// SPDX-License-Identifier: BSD-2-Clause
#include "report/baseline.h"

#include <fmt/format.h>

#include <set>

#include "base/text.h"
#include "report/fingerprint.h"

namespace mw::report {

std::string MakeBaseline(const std::vector<Diagnostic>& findings, const SourceTable& sources) {
  std::string out = "# Findings that are known; made by --write-baseline.\n";
  const std::vector<std::string> prints = Fingerprints(findings, sources);
  for (size_t i = 0; i < findings.size(); i++) {
    const Diagnostic& finding = findings[i];
    const std::string place =
        finding.range.known() ? Printable(sources.Get(finding.range.begin.source).name()) : "-";
    out += fmt::format("{} {} {}: {}\n", prints[i], finding.code, place,
                       Printable(finding.message, 1000));
  }
  return out;
}

Remaining WithoutBaseline(std::vector<Diagnostic> findings, const SourceTable& sources,
                          std::string_view baseline) {
  std::set<std::string_view> known;
  for (const std::string_view line : Split(baseline, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    known.insert(line.substr(0, line.find(' ')));
  }
  Remaining out;
  const std::vector<std::string> prints = Fingerprints(findings, sources);
  const size_t lines = known.size();
  for (size_t i = 0; i < findings.size(); i++) {
    if (known.erase(prints[i]) == 0) out.findings.push_back(std::move(findings[i]));
  }
  out.known = lines - known.size();
  out.gone = known.size();
  return out;
}

}  // namespace mw::report
