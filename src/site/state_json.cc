// SPDX-License-Identifier: BSD-2-Clause
#include <nlohmann/json.hpp>

#include "site/map_state.h"

namespace mw::site {
namespace {

using Json = nlohmann::ordered_json;

std::string_view RoleName(Role role) {
  switch (role) {
    case Role::kMap:
      return "map";
    case Role::kAliases:
      return "aliases";
    case Role::kClass:
      break;
  }
  return "class";
}

Json AsJson(const MapState& state, const SourceTable& sources) {
  const SiteFile& file = *state.file;
  const LineColumn place = file.place.known() ? sources.Place(file.place.begin) : LineColumn{};
  Json json = {
      {"role", RoleName(file.role)},
      {"name", file.name},
      {"type", StorageName(file.storage)},
      {"state", state.freshness == Freshness::kNotBuilt ? "-" : FreshnessName(state.freshness)},
      {"good", state.good()},
      {"text", file.source},
      {"map", file.database.empty() ? Json() : Json(file.database)},
      {"optional", file.optional},
      {"rows", state.rows},
      {"entries", state.entries},
      {"remark", state.remark},
      {"place",
       {{"file", file.place.known() ? sources.Get(file.place.begin.source).name() : ""},
        {"line", place.line}}},
  };
  json["findings"] = Json::array();
  for (const Finding& finding : state.findings) {
    json["findings"].push_back({{"kind", TroubleName(finding.trouble)}, {"text", finding.text}});
  }
  return json;
}

}  // namespace

std::string StatesAsJson(const std::vector<MapState>& states, const SourceTable& sources) {
  Json json = {{"version", 1}, {"files", Json::array()}};
  for (const MapState& state : states) json["files"].push_back(AsJson(state, sources));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace mw::site
