// SPDX-License-Identifier: BSD-2-Clause
// All maps of one configuration, by name. Names are case sensitive, class names are not.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "maps/environment.h"
#include "maps/map.h"

namespace mw::maps {

class MapTable {
 public:
  // `environment` must outlive the table and may be changed until the first lookup.
  explicit MapTable(Environment& environment) : environment_(environment) {}
  MapTable(const MapTable&) = delete;
  MapTable& operator=(const MapTable&) = delete;

  enum class Defined : uint8_t {
    kValid,
    kInvalid,  // the K line was wrong: the name exists, the map cannot be opened
    kNoClass,  // no such class: `readcf: map a: class b not available` was said; name not defined
  };
  // As a K line: `arguments` is all that follows the class, macros expanded. Messages go to the
  // listener. Defining a name again replaces its class and file but keeps flags that were set
  // before (sendmail does).
  Defined Define(std::string_view name, std::string_view class_name, std::string_view arguments);

  // The maps that sendmail adds once the .cf is read, unless it defines them: host, aliases,
  // aliases.files ... Call it after the last K line.
  void DefineDefaults();

  // nullptr when there is none. Valid as long as the table; a redefinition keeps the address.
  Map* Find(std::string_view name);

  // In order of first definition.
  const std::vector<std::unique_ptr<Map>>& maps() const { return maps_; }

  // Looks whether files have changed and closes maps whose file did, and optional maps that were
  // refused. sendmail notices such changes at each lookup; an interactive session calls this once
  // per command.
  void Refresh();

  // Grows whenever an answer may have changed (a map opened again, a map defined); for caches of
  // results.
  uint64_t generation() const { return generation_; }

  Environment& environment() { return environment_; }

 private:
  friend class Map;
  Defined DefineAs(std::string_view name, std::string_view class_name, std::string_view arguments,
                   bool for_aliases);

  Environment& environment_;
  std::vector<std::unique_ptr<Map>> maps_;
  std::unordered_map<std::string_view, Map*> by_name_;  // keys: names in maps_
  uint64_t generation_ = 0;
  uint64_t lookups_ = 0;  // number of the current lookup, its members' included
  uint32_t nesting_ = 0;  // how many maps are being asked, one from within the other
};

}  // namespace mw::maps
