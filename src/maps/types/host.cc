// SPDX-License-Identifier: BSD-2-Clause
// Canonical host names: $[name$] is $(host name$).
#include <fmt/format.h>

#include <algorithm>

#include "maps/environment.h"
#include "maps/host_names.h"
#include "maps/map.h"
#include "maps/service_switch.h"
#include "maps/value.h"

namespace mw::maps {
namespace {

constexpr size_t kLongestNameInMessage = 33;

class HostReader : public MapReader {
 public:
  explicit HostReader(MapDefinition& definition) : definition_(definition) {}

  void Find(const Query& query, Answer& answer) override {
    Environment& environment = *definition_.environment;
    const bool address = query.key.starts_with('[');
    const HostNameReply reply = address ? FindNameOfAddress(environment, query.key)
                                        : FindCanonicalName(environment, query.key);
    if (reply.outcome == Outcome::kFound) {
      return SetFoundValue(query, reply.name, definition_.settings.flags, answer);
    }
    if (reply.outcome != Outcome::kFailed) return answer.SetAbsent(reply.status);
    if (!address) {
      environment.Say(fmt::format("{}: Name server timeout",
                                  ShortenForMessage(query.key, kLongestNameInMessage)),
                      0);
    }
    answer.SetFailed();
  }

 private:
  MapDefinition& definition_;
};

}  // namespace

extern const MapType k_host;
const MapType k_host = {
    .name = "host",
    .summary = "canonical host names, from the sources of the service switch",
    .flags = "aDmSTt",
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      // A parser of its own: letters it does not know are passed over in silence, and -a is not
      // kept from an earlier definition.
      MapFlags flags;
      for (FlagReader reader(arguments); reader.Next();) {
        if (std::string_view("aDdmrSTt").find(reader.letter()) != std::string_view::npos &&
            reader.letter() != 'r') {
          ApplyCommonFlag(reader, *definition.environment, flags);
        }
      }
      definition.settings.flags = flags;
      return std::make_unique<HostReader>(definition);
    },
};

}  // namespace mw::maps
