// SPDX-License-Identifier: BSD-2-Clause
// Logs the key in sendmail. Here nothing is logged: a simulation must leave no traces outside.
#include <fmt/format.h>

#include <array>

#include "base/text.h"
#include "maps/environment.h"
#include "maps/map.h"

namespace mw::maps {
namespace {

constexpr std::array<std::string_view, 8> kPriorities = {"EMERG",   "ALERT",  "CRIT", "ERR",
                                                         "WARNING", "NOTICE", "INFO", "DEBUG"};

class SyslogReader : public MapReader {
 public:
  void Find(const Query&, Answer& answer) override { answer.SetFound({}); }
};

// True for a name syslog knows, with or without LOG_ before it.
bool IsPriority(std::string_view name) {
  if (name.size() > 4 && EqualFolded(name.substr(0, 4), "LOG_")) name.remove_prefix(4);
  for (const std::string_view known : kPriorities) {
    if (EqualFolded(known, name)) return true;
  }
  return false;
}

std::unique_ptr<MapReader> Parse(MapDefinition& definition, std::string_view arguments) {
  Environment& environment = *definition.environment;
  std::string_view priority;
  for (FlagReader reader(arguments); reader.Next();) {
    if (reader.letter() == 'D') {
      definition.settings.flags.not_when_deferred = true;
    } else if (reader.letter() == 'L') {
      priority = reader.SpacedText();
    } else {
      // sendmail names the class here, not the map.
      environment.Say(fmt::format("Illegal option {} map syslog", reader.letter()),
                      status::kSoftware);
    }
  }
  if (!priority.empty() && !IsPriority(priority)) {
    environment.Say(fmt::format("syslog_map_parseargs: Unknown priority {}", priority),
                    status::kSoftware);
    return nullptr;
  }
  return std::make_unique<SyslogReader>();
}

}  // namespace

extern const MapType k_syslog;
const MapType k_syslog = {
    .name = "syslog",
    .summary = "logs the key with priority -L; the value is empty",
    .flags = "DL",
    .repeatable = false,
    .parse = Parse,
};

}  // namespace mw::maps
