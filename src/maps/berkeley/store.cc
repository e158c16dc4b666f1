// SPDX-License-Identifier: BSD-2-Clause
#include "maps/berkeley/store.h"

#include <fmt/format.h>

#include "maps/environment.h"

namespace mw::maps::berkeley {
namespace {

class DatabaseStore : public Store {
 public:
  explicit DatabaseStore(std::unique_ptr<Database> database) : database_(std::move(database)) {}

  Found Find(std::string_view key, std::string_view& value) override {
    switch (database_->Find(key, value)) {
      case berkeley::Found::kYes:
        return Found::kYes;
      case berkeley::Found::kNo:
        return Found::kNo;
      case berkeley::Found::kCorrupt:
        break;
    }
    return Found::kCorrupt;
  }
  bool ForEach(Visitor visit, void* context) override { return database_->ForEach(visit, context); }

 private:
  std::unique_ptr<Database> database_;
};

class DatabaseReader : public KeyedReader {
 public:
  DatabaseReader(MapDefinition& definition, Kind kind)
      : KeyedReader(definition, ".db"), kind_(kind) {}

 protected:
  std::unique_ptr<Store> OpenStore(std::unique_ptr<FileBytes> file,
                                   const std::string& name) override {
    return OpenDatabaseStore(std::move(file), name, kind_, definition().settings.flags.optional,
                             environment());
  }

 private:
  Kind kind_;
};

// What Berkeley DB itself prints for a file it refuses, before sendmail's own message.
std::string LibraryMessage(OpenProblem problem, const std::string& name) {
  switch (problem) {
    case OpenProblem::kOtherKind:
      return fmt::format("BDB0641 __db_meta_setup: {}: unexpected file type or format", name);
    case OpenProblem::kOddSize:
      return fmt::format("BDB3037 {}: file size not a multiple of the pagesize", name);
    default:
      return {};
  }
}

}  // namespace

std::unique_ptr<Store> OpenDatabaseStore(std::unique_ptr<FileBytes> file, const std::string& name,
                                         Kind kind, bool optional, Environment& environment) {
  OpenProblem problem;
  std::unique_ptr<Database> database = Database::Open(std::move(file), kind, problem);
  if (database != nullptr) return std::make_unique<DatabaseStore>(std::move(database));
  const std::string library = LibraryMessage(problem, name);
  if (!library.empty()) environment.Say(library, 0);
  if (!optional) {
    environment.Say(fmt::format("Cannot open {} database {}: Invalid argument",
                                kind == Kind::kHash ? "hash" : "btree", name),
                    status::kOsError);
  }
  return nullptr;
}

std::unique_ptr<MapReader> ParseDatabaseMap(MapDefinition& definition, std::string_view arguments,
                                            std::string_view class_name, Kind kind) {
  const SettingsRules rules{.class_name = class_name, .map_name = definition.name};
  if (!ParseSettings(arguments, rules, *definition.environment, definition.settings))
    return nullptr;
  return std::make_unique<DatabaseReader>(definition, kind);
}

}  // namespace mw::maps::berkeley
