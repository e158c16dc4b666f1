// SPDX-License-Identifier: BSD-2-Clause
#include "maps/map_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace mw::maps {
namespace {

bool IsAvailable(const MapType& type, const Environment& environment) {
  if (type.available) return true;
  return std::any_of(environment.extra_types.begin(), environment.extra_types.end(),
                     [&](const std::string& name) { return EqualFolded(name, type.name); });
}

}  // namespace

MapTable::Defined MapTable::Define(std::string_view name, std::string_view class_name,
                                   std::string_view arguments) {
  return DefineAs(name, class_name, arguments, false);
}

MapTable::Defined MapTable::DefineAs(std::string_view name, std::string_view class_name,
                                     std::string_view arguments, bool for_aliases) {
  const MapType* type = FindMapType(class_name);
  if (type == nullptr || !IsAvailable(*type, environment_)) {
    environment_.Say(fmt::format("readcf: map {}: class {} not available", name, class_name),
                     status::kSoftware);
    return Defined::kNoClass;
  }
  ++generation_;
  Map* map = Find(name);
  if (map == nullptr) {
    MapDefinition definition;
    definition.name = name;
    definition.environment = &environment_;
    definition.table = this;
    maps_.push_back(std::make_unique<Map>(*type, std::move(definition)));
    map = maps_.back().get();
    map->definition_.map = map;
    by_name_.emplace(map->name(), map);
  }
  map->type_ = type;
  map->state_ = Map::State::kClosed;
  map->reader_.reset();
  map->definition_.for_aliases = for_aliases;
  map->reader_ = type->parse(map->definition_, arguments);
  return map->valid() ? Defined::kValid : Defined::kInvalid;
}

void MapTable::DefineDefaults() {
  // -D: in defer mode no name is asked for; -a.: names found end in a dot, so that rules see it.
  if (Find("host") == nullptr) Define("host", "host", "-a. -D");
  if (Find("aliases.files") == nullptr) {
    std::string members;
    for (size_t i = 0; i < environment_.alias_files.size(); ++i) {
      const std::string name = fmt::format("Alias{}", i);
      std::string_view spec = environment_.alias_files[i];
      const size_t colon = spec.find(':');
      const std::string_view class_name =
          colon == spec.npos ? std::string_view("implicit") : spec.substr(0, colon);
      if (colon != spec.npos) spec.remove_prefix(colon + 1);
      DefineAs(name, class_name, spec, true);
      members += ' ' + name;
    }
    Define("aliases.files", members.empty() ? "null" : "sequence", members);
  }
  if (Find("aliases") == nullptr) Define("aliases", "switch", "aliases");
}

Map* MapTable::Find(std::string_view name) {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : found->second;
}

void MapTable::Refresh() {
  environment_.switch_text.reset();
  for (const std::unique_ptr<Map>& map : maps_) {
    const bool again = map->state_ == Map::State::kRefused ||
                       (map->state_ == Map::State::kOpen && map->reader_->IsStale());
    if (!again) continue;
    map->state_ = Map::State::kClosed;
    ++generation_;
  }
}

}  // namespace mw::maps
