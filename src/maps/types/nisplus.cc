// SPDX-License-Identifier: BSD-2-Clause
// NIS+. No system has it any more; fixtures can answer in its place.
#include "maps/environment.h"
#include "maps/outside.h"

namespace mw::maps {

extern const MapType k_nisplus;
const MapType k_nisplus = {
    .name = "nisplus",
    .summary = "NIS+ tables; answered by fixtures only",
    .flags = "aDdfkmNOoqSTtv",
    .repeatable = false,
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      const SettingsRules rules{.class_name = "nisplus", .map_name = definition.name};
      if (!ParseSettings(arguments, rules, *definition.environment, definition.settings)) {
        return nullptr;
      }
      return std::make_unique<OutsideReader>(definition, "");
    },
};

}  // namespace mw::maps
