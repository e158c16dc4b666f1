// SPDX-License-Identifier: BSD-2-Clause
// GitLab's code quality report: shown in merge requests.
#include <nlohmann/json.hpp>
#include <string>

#include "report/fingerprint.h"
#include "report/report.h"

namespace mw::report {
namespace {

using Json = nlohmann::ordered_json;

std::string_view SeverityWord(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "major";
    case Severity::kWarning:
      return "minor";
    case Severity::kNote:
      break;
  }
  return "info";
}

}  // namespace

std::string RenderGitlab(std::span<const Diagnostic> diagnostics, const SourceTable& sources,
                         const Options& options) {
  const std::vector<std::string> prints = Fingerprints(diagnostics, sources);
  Json list = Json::array();
  for (size_t i = 0; i < diagnostics.size(); ++i) {
    const Diagnostic& diagnostic = diagnostics[i];
    const bool known = diagnostic.range.known();
    const std::string path =
        known ? sources.Get(diagnostic.range.begin.source).name() : options.tool;
    const uint32_t line = known ? sources.Place(diagnostic.range.begin).line : 1;
    list.push_back({{"description", diagnostic.message},
                    {"check_name", diagnostic.code},
                    {"fingerprint", prints[i]},
                    {"severity", SeverityWord(diagnostic.severity)},
                    {"location", {{"path", path}, {"lines", {{"begin", line}}}}}});
  }
  return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace mw::report
