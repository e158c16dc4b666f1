// SPDX-License-Identifier: BSD-2-Clause
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/check.h"
#include "base/text.h"
#include "mc/source_map.h"

namespace mw::mc {
namespace {

using Json = nlohmann::ordered_json;

// Builds the map; calls get small numbers in the order in which runs need them.
class MapWriter {
 public:
  explicit MapWriter(const Compilation& compilation) : compilation_(compilation) {}

  Json Write(const std::string& cf_name) {
    AddRuns();
    Json sources = Json::array();
    for (SourceId id = 0; id < compilation_.sources().size(); ++id) {
      sources.push_back(compilation_.sources().Get(id).name());
    }
    return {{"version", 1},
            {"file", cf_name},
            {"sources", std::move(sources)},
            {"calls", std::move(calls_)},
            {"runs", std::move(runs_)}};
  }

 private:
  // The number of a call, given after those of its parents so that these exist.
  int64_t Number(m4::CallId id) {
    if (id == m4::kNoCall) return -1;
    const auto known = numbers_.find(id);
    if (known != numbers_.end()) return known->second;
    std::vector<m4::CallId> path{id};
    for (const m4::CallId ancestor : compilation_.chain().Ancestors(id)) {
      if (numbers_.contains(ancestor)) break;
      path.push_back(ancestor);
    }
    for (size_t i = path.size(); i-- > 0;) AddCall(path[i]);
    return numbers_.at(id);
  }

  void AddCall(m4::CallId id) {
    const m4::Call& call = compilation_.call_table().Get(id);
    const auto parent = numbers_.find(call.parent);
    Json row = Json::array();
    AppendPlace(call.place, row);
    row.push_back(std::string(call.name));
    row.push_back(parent == numbers_.end() ? -1 : parent->second);
    numbers_.emplace(id, static_cast<int64_t>(calls_.size()));
    calls_.push_back(std::move(row));
  }

  void AppendPlace(Pos place, Json& row) const {
    if (!place.known()) {
      row.insert(row.end(), {-1, 0, 0});
      return;
    }
    const LineColumn at = compilation_.sources().Place(place);
    row.insert(row.end(), {place.source, at.line, at.column});
  }

  void AddRun(size_t line, size_t column, size_t length, const m4::Origin& origin) {
    Json row = {line, column, length};
    AppendPlace(origin.place, row);
    row.push_back(Number(origin.call));
    runs_.push_back(std::move(row));
  }

  void AddRuns() {
    const std::string& cf = compilation_.cf();
    const std::vector<m4::OriginMap::Run>& runs = compilation_.origins().runs();
    size_t line = 1;
    size_t line_start = 0;
    for (size_t i = 0; i < runs.size(); ++i) {
      const size_t end = i + 1 < runs.size() ? runs[i + 1].begin : cf.size();
      for (size_t at = runs[i].begin; at < end;) {
        const size_t newline = cf.find('\n', at);
        const bool ends_line = newline != std::string::npos && newline < end;
        const size_t stop = ends_line ? newline + 1 : end;
        AddRun(line, at - line_start + 1, stop - at, compilation_.origins().At(at));
        if (ends_line) {
          ++line;
          line_start = stop;
        }
        at = stop;
      }
    }
  }

  const Compilation& compilation_;
  std::unordered_map<m4::CallId, int64_t> numbers_;
  Json calls_ = Json::array();
  Json runs_ = Json::array();
};

}  // namespace

std::string SourceMapAsJson(const Compilation& compilation, const std::string& cf_name) {
  return MapWriter(compilation)
             .Write(cf_name)
             .dump(-1, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

}  // namespace mw::mc
