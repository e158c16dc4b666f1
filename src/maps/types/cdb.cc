// SPDX-License-Identifier: BSD-2-Clause
// Constant databases (tinycdb, Postfix). Debian's sendmail is built without them.
#include <fmt/format.h>

#include "maps/cdb_file.h"
#include "maps/environment.h"
#include "maps/keyed_reader.h"

namespace mw::maps {
namespace {

class CdbReader : public KeyedReader {
 public:
  explicit CdbReader(MapDefinition& definition) : KeyedReader(definition, ".cdb") {}

 protected:
  std::unique_ptr<Store> OpenStore(std::unique_ptr<FileBytes> file,
                                   const std::string& name) override {
    if (file->size() >= CdbFile::kHeader) return std::make_unique<CdbFile>(std::move(file));
    environment().Say(fmt::format("Cannot open cdb database {}: Invalid argument", name),
                      status::kOsError);
    return nullptr;
  }
};

}  // namespace

extern const MapType k_cdb;
const MapType k_cdb = {
    .name = "cdb",
    .summary = "a constant database (FILE.cdb)",
    .flags = "AaDdfkmNOoqSTtvz",
    .available = false,
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      const SettingsRules rules{.class_name = "cdb", .map_name = definition.name};
      if (!ParseSettings(arguments, rules, *definition.environment, definition.settings)) {
        return nullptr;
      }
      return std::make_unique<CdbReader>(definition);
    },
};

}  // namespace mw::maps
