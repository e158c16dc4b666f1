// SPDX-License-Identifier: BSD-2-Clause
// SARIF: Static Analysis Results Interchange Format 2.1.0, OASIS. Section numbers are those of the
// standard.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "base/text.h"
#include "report/excerpt.h"
#include "report/fingerprint.h"
#include "report/report.h"

namespace mw::report {
namespace {

using Json = nlohmann::ordered_json;

// A file name as a URI reference (3.4.3): a relative one stays relative.
std::string NameToUri(std::string_view name) {
  std::string uri = name.starts_with('/') ? "file://" : "";
  // A colon before the first slash would be taken for a scheme.
  if (name.substr(0, name.find('/')).find(':') != std::string_view::npos) uri = "./";
  for (const char c : name) {
    if (IsAlpha(c) || IsDigit(c) ||
        std::string_view("-._~/:@+,=").find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

// Column in code points (3.14.17), counted from 1; a byte that is no UTF-8 is one of them.
size_t CodePointColumn(const Source& source, LineColumn place) {
  std::string_view before = source.Line(place.line).substr(0, place.column - 1);
  size_t column = 1;
  for (char32_t ignored = 0; !before.empty(); ++column) {
    before.remove_prefix(std::max<size_t>(1, DecodeUtf8(before, &ignored)));
  }
  return column;
}

Json RegionToJson(Range range, const Source& source) {
  const LineColumn begin = source.Place(range.begin.offset);
  const LineColumn end = source.Place(range.begin.offset + range.length);
  return {{"startLine", begin.line},
          {"startColumn", CodePointColumn(source, begin)},
          {"endLine", end.line},
          {"endColumn", CodePointColumn(source, end)}};
}

Json ArtifactToJson(const Source& source) { return {{"uri", NameToUri(source.name())}}; }

Json LocationToJson(Range range, const SourceTable& sources) {
  const Source& source = sources.Get(range.begin.source);
  return {
      {"physicalLocation",
       {{"artifactLocation", ArtifactToJson(source)}, {"region", RegionToJson(range, source)}}}};
}

// One replacement per edit (3.57), gathered by file (3.56).
Json FixToJson(const Fix& fix, const SourceTable& sources) {
  Json changes = Json::array();
  std::vector<SourceId> files;
  for (const Edit& edit : fix.edits) {
    if (!edit.range.known()) continue;
    const Source& source = sources.Get(edit.range.begin.source);
    const auto known = std::find(files.begin(), files.end(), edit.range.begin.source);
    const auto index = static_cast<size_t>(known - files.begin());
    if (known == files.end()) {
      files.push_back(edit.range.begin.source);
      changes.push_back(
          {{"artifactLocation", ArtifactToJson(source)}, {"replacements", Json::array()}});
    }
    changes[index]["replacements"].push_back({{"deletedRegion", RegionToJson(edit.range, source)},
                                              {"insertedContent", {{"text", edit.text}}}});
  }
  return {{"description", {{"text", fix.title}}}, {"artifactChanges", std::move(changes)}};
}

// The rules of a run (3.19.23) and the index of each code among them.
class RuleList {
 public:
  explicit RuleList(const std::vector<Rule>& rules) {
    for (const Rule& rule : rules) {
      Json& json = Add(rule.kind.code, rule.kind.name, rule.kind.severity);
      if (!rule.summary.empty()) json["shortDescription"] = {{"text", rule.summary}};
      if (!rule.explanation.empty()) json["fullDescription"] = {{"text", rule.explanation}};
    }
  }

  size_t IndexOf(const Diagnostic& diagnostic) {
    const auto known = std::find(codes_.begin(), codes_.end(), diagnostic.code);
    const auto index = static_cast<size_t>(known - codes_.begin());
    if (index == codes_.size()) Add(diagnostic.code, diagnostic.name, diagnostic.severity);
    return index;
  }

  Json&& Take() { return std::move(json_); }

 private:
  Json& Add(std::string_view code, std::string_view name, Severity severity) {
    codes_.push_back(code);
    json_.push_back({{"id", code},
                     {"name", name},
                     {"defaultConfiguration", {{"level", SeverityName(severity)}}}});
    return json_.back();
  }

  std::vector<std::string_view> codes_;
  Json json_ = Json::array();
};

Json ResultToJson(const Diagnostic& diagnostic, const SourceTable& sources,
                  const std::string& fingerprint, RuleList& rules) {
  Json result = {{"level", SeverityName(diagnostic.severity)},
                 {"message", {{"text", diagnostic.message}}}};
  if (!diagnostic.code.empty()) {
    const size_t index = rules.IndexOf(diagnostic);
    result["ruleId"] = diagnostic.code;
    result["ruleIndex"] = index;
  }
  result["locations"] = Json::array();
  if (diagnostic.range.known()) {
    result["locations"].push_back(LocationToJson(diagnostic.range, sources));
  }
  result["partialFingerprints"] = {{"mailwrightContent/v1", fingerprint}};
  for (const Note& note : diagnostic.notes) {
    Json location = note.range.known() ? LocationToJson(note.range, sources) : Json::object();
    location["message"] = {{"text", note.message}};
    result["relatedLocations"].push_back(std::move(location));
  }
  for (const Fix& fix : diagnostic.fixes) result["fixes"].push_back(FixToJson(fix, sources));
  return result;
}

}  // namespace

std::string RenderSarif(std::span<const Diagnostic> diagnostics, const SourceTable& sources,
                        const Options& options) {
  RuleList rules(options.rules);
  Json results = Json::array();
  const std::vector<std::string> prints = Fingerprints(diagnostics, sources);
  for (size_t i = 0; i < diagnostics.size(); ++i) {
    results.push_back(ResultToJson(diagnostics[i], sources, prints[i], rules));
  }
  Json driver = {{"name", options.tool.empty() ? "mailwright" : options.tool}};
  if (!options.version.empty()) driver["version"] = options.version;
  driver["rules"] = rules.Take();
  Json run = {{"tool", {{"driver", std::move(driver)}}},
              {"columnKind", "unicodeCodePoints"},
              {"results", std::move(results)}};
  const Json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                    {"version", "2.1.0"},
                    {"runs", Json::array({std::move(run)})}};
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace mw::report
