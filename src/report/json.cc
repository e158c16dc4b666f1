// SPDX-License-Identifier: BSD-2-Clause
#include "report/json.h"

#include <nlohmann/json.hpp>
#include <string>

#include "report/report.h"

namespace mw::report {
namespace {

using Json = nlohmann::ordered_json;

Json PlaceToJson(Range range, const SourceTable& sources) {
  if (!range.known()) return nullptr;
  const Source& source = sources.Get(range.begin.source);
  const LineColumn begin = source.Place(range.begin.offset);
  const LineColumn end = source.Place(range.begin.offset + range.length);
  return {{"file", source.name()}, {"line", begin.line},      {"column", begin.column},
          {"endLine", end.line},   {"endColumn", end.column}, {"offset", range.begin.offset},
          {"length", range.length}};
}

Json FixToJson(const Fix& fix, const SourceTable& sources) {
  Json edits = Json::array();
  for (const Edit& edit : fix.edits) {
    edits.push_back({{"place", PlaceToJson(edit.range, sources)}, {"text", edit.text}});
  }
  return {{"title", fix.title}, {"safe", fix.safe}, {"edits", std::move(edits)}};
}

Json DiagnosticToJson(const Diagnostic& diagnostic, const SourceTable& sources) {
  Json notes = Json::array();
  for (const Note& note : diagnostic.notes) {
    notes.push_back({{"message", note.message}, {"place", PlaceToJson(note.range, sources)}});
  }
  Json fixes = Json::array();
  for (const Fix& fix : diagnostic.fixes) fixes.push_back(FixToJson(fix, sources));
  return {{"code", diagnostic.code},
          {"name", diagnostic.name},
          {"severity", SeverityName(diagnostic.severity)},
          {"message", diagnostic.message},
          {"place", PlaceToJson(diagnostic.range, sources)},
          {"notes", std::move(notes)},
          {"fixes", std::move(fixes)}};
}

}  // namespace

std::string DiagnosticAsJson(const Diagnostic& diagnostic, const SourceTable& sources) {
  return DiagnosticToJson(diagnostic, sources).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string RenderJson(std::span<const Diagnostic> diagnostics, const SourceTable& sources,
                       const Options& options) {
  Json list = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    list.push_back(DiagnosticToJson(diagnostic, sources));
  }
  const Json report = {{"version", 1},
                       {"tool", {{"name", options.tool}, {"version", options.version}}},
                       {"dropped", options.dropped},
                       {"diagnostics", std::move(list)}};
  return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace mw::report
