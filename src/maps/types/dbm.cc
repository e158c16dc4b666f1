// SPDX-License-Identifier: BSD-2-Clause
// ndbm files, of old systems. Debian's sendmail is built without them, and their format is the
// business of the C library of the system that wrote them: only the text source beside them can
// answer.
#include <fmt/format.h>

#include "maps/environment.h"
#include "maps/keyed_reader.h"

namespace mw::maps {
namespace {

class DbmReader : public KeyedReader {
 public:
  explicit DbmReader(MapDefinition& definition) : KeyedReader(definition, ".pag") {}

 protected:
  std::unique_ptr<Store> OpenStore(std::unique_ptr<FileBytes>, const std::string& name) override {
    environment().Note(fmt::format("{}: dbm files cannot be read; its text source can", name));
    return nullptr;
  }
};

}  // namespace

extern const MapType k_dbm;
const MapType k_dbm = {
    .name = "dbm",
    .summary = "ndbm files (FILE.pag, FILE.dir); read from their text source",
    .flags = "AaDdfkmNOoqSTtvz",
    .available = false,
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      const SettingsRules rules{.class_name = "dbm", .map_name = definition.name};
      if (!ParseSettings(arguments, rules, *definition.environment, definition.settings)) {
        return nullptr;
      }
      return std::make_unique<DbmReader>(definition);
    },
};

}  // namespace mw::maps
