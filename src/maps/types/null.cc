// SPDX-License-Identifier: BSD-2-Clause
// The map that has nothing.
#include "maps/environment.h"
#include "maps/map.h"

namespace mw::maps {
namespace {

class NullReader : public MapReader {
 public:
  void Find(const Query&, Answer& answer) override { answer.SetAbsent(status::kNotFound); }
};

}  // namespace

extern const MapType k_null;
const MapType k_null = {
    .name = "null",
    .summary = "never finds anything",
    .flags = "",
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      const SettingsRules rules{
          .class_name = "null", .map_name = definition.name, .needs_file = false};
      ParseSettings(arguments, rules, *definition.environment, definition.settings);
      return std::make_unique<NullReader>();
    },
};

}  // namespace mw::maps
