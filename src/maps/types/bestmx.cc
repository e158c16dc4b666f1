// SPDX-License-Identifier: BSD-2-Clause
// The best mail exchanger of the key; all of them, best first, with -z.
#include "maps/environment.h"
#include "maps/host_names.h"
#include "maps/map.h"
#include "maps/value.h"

namespace mw::maps {
namespace {

class BestMxReader : public MapReader {
 public:
  explicit BestMxReader(MapDefinition& definition) : definition_(definition) {}

  void Find(const Query& query, Answer& answer) override {
    const MapFlags& flags = definition_.settings.flags;
    const MailExchangers exchangers =
        FindMailExchangers(*definition_.environment, query.key, false);
    if (exchangers.count < 0) return answer.SetFailed();
    if (exchangers.hosts.empty()) return answer.SetAbsent(exchangers.status);
    std::string value = exchangers.hosts[0];
    if (flags.column_delimiter != '\0') {
      for (size_t i = 1; i < exchangers.hosts.size(); ++i) {
        value += flags.column_delimiter;
        value += exchangers.hosts[i];
      }
    }
    SetFoundValue(query, value, flags, answer);
  }

 private:
  MapDefinition& definition_;
};

}  // namespace

extern const MapType k_bestmx;
const MapType k_bestmx = {
    .name = "bestmx",
    .summary = "the best mail exchanger of a domain",
    .flags = "aDdmqSTtz",
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      const SettingsRules rules{
          .class_name = "bestmx", .map_name = definition.name, .needs_file = false};
      ParseSettings(arguments, rules, *definition.environment, definition.settings);
      return std::make_unique<BestMxReader>(definition);
    },
};

}  // namespace mw::maps
