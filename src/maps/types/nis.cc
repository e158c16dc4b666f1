// SPDX-License-Identifier: BSD-2-Clause
// NIS. There is none where configurations are tested; fixtures can answer in its place.
#include <fmt/format.h>

#include "maps/environment.h"
#include "maps/outside.h"

namespace mw::maps {

extern const MapType k_nis;
const MapType k_nis = {
    .name = "nis",
    .summary = "NIS maps; answered by fixtures only",
    .flags = "aDdfkmNOoqSTtv",
    .repeatable = false,
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      const SettingsRules rules{.class_name = "nis", .map_name = definition.name};
      if (!ParseSettings(arguments, rules, *definition.environment, definition.settings)) {
        return nullptr;
      }
      return std::make_unique<OutsideReader>(
          definition,
          fmt::format("NIS map {} specified, but NIS not running", definition.settings.file));
    },
};

}  // namespace mw::maps
