// SPDX-License-Identifier: BSD-2-Clause
// The user database: Kname userdb field. The value of `key:field` in the files of option
// UserDatabaseSpec.
#include "base/text.h"
#include "maps/berkeley/store.h"
#include "maps/environment.h"
#include "maps/map.h"
#include "maps/value.h"

namespace mw::maps {
namespace {

class UserdbReader : public MapReader {
 public:
  explicit UserdbReader(MapDefinition& definition) : definition_(definition) {}

  bool Open() override {
    stores_.clear();
    Environment& environment = *definition_.environment;
    for (const std::string& file : environment.user_databases) {
      const std::string name = file.ends_with(".db") ? file : file + ".db";
      Result<std::unique_ptr<FileBytes>> bytes =
          environment.host.OpenFile(HostPath(environment, name));
      if (!bytes) continue;  // sendmail passes over it, too
      std::unique_ptr<Store> store = berkeley::OpenDatabaseStore(
          std::move(*bytes), name, berkeley::Kind::kBtree, true, environment);
      if (store != nullptr) stores_.push_back(std::move(store));
    }
    return true;
  }

  void Find(const Query& query, Answer& answer) override {
    const MapFlags& flags = definition_.settings.flags;
    std::string key = flags.exact_case ? std::string(query.key) : FoldCase(query.key);
    key += ":" + definition_.settings.file;
    for (const std::unique_ptr<Store>& store : stores_) {
      std::string_view value;
      if (store->Find(key, value) == Store::Found::kYes) {
        return SetFoundValue(query, value, flags, answer);
      }
    }
    answer.SetAbsent(status::kOk);
  }

 private:
  MapDefinition& definition_;
  std::vector<std::unique_ptr<Store>> stores_;
};

}  // namespace

extern const MapType k_userdb;
const MapType k_userdb = {
    .name = "userdb",
    .summary = "a field of the user database",
    .flags = "aDfmoqSTt",
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      const SettingsRules rules{.class_name = "userdb", .map_name = definition.name};
      if (!ParseSettings(arguments, rules, *definition.environment, definition.settings)) {
        return nullptr;
      }
      return std::make_unique<UserdbReader>(definition);
    },
};

}  // namespace mw::maps
