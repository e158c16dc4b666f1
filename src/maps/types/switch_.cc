// SPDX-License-Identifier: BSD-2-Clause
// A sequence whose members come from the service switch file: for map m with `Km switch svc` and
// the line `svc files nis`, the maps m.files and m.nis. Actions such as [notfound=return] are taken
// for names.
#include <fmt/format.h>

#include "maps/environment.h"
#include "maps/map_table.h"
#include "maps/members.h"
#include "maps/service_switch.h"

namespace mw::maps {
namespace {

class SwitchReader : public MapReader {
 public:
  explicit SwitchReader(MapDefinition& definition) : definition_(definition) {}

  bool Open() override {
    members_.clear();
    Environment& environment = *definition_.environment;
    const std::vector<std::string> sources = ServiceSources(environment, definition_.settings.file);
    for (const std::string& source : sources) {
      const std::string name = definition_.name + "." + source;
      if (Map* member = definition_.table->Find(name); member != nullptr) {
        members_.push_back(member);
      } else {
        environment.Say(fmt::format("Switch map {}: unknown member map {}", definition_.name, name),
                        status::kSoftware);
      }
    }
    return !sources.empty();
  }

  void Find(const Query& query, Answer& answer) override { FindInMembers(members_, query, answer); }

 private:
  MapDefinition& definition_;
  std::vector<Map*> members_;
};

}  // namespace

extern const MapType k_switch_;
const MapType k_switch_ = {
    .name = "switch",
    .summary = "asks the maps that the service switch file names for this service",
    .flags = "o",
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      const SettingsRules rules{.class_name = "switch", .map_name = definition.name};
      if (!ParseSettings(arguments, rules, *definition.environment, definition.settings)) {
        return nullptr;
      }
      return std::make_unique<SwitchReader>(definition);
    },
};

}  // namespace mw::maps
