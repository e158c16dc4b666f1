// SPDX-License-Identifier: BSD-2-Clause
// A text alias file, held in memory.
#include "maps/alias_text.h"
#include "maps/environment.h"
#include "maps/keyed_reader.h"

namespace mw::maps {
namespace {

class StabReader : public MapReader {
 public:
  explicit StabReader(MapDefinition& definition) : definition_(definition) {}

  bool Open() override {
    aliases_ = ReadAliasText(definition_.settings.file, *definition_.environment, stamp_);
    return aliases_ != nullptr;
  }
  void Find(const Query& query, Answer& answer) override {
    FindAlias(*aliases_, query, definition_.settings.flags, definition_.settings.file, answer);
  }
  bool IsStale() override { return stamp_.Changed(definition_.environment->host); }
  Place TraceKey(std::string_view key) override {
    const AliasText::Entry* entry = aliases_->Find(key);
    return entry == nullptr ? Place{} : Place{definition_.settings.file, entry->line};
  }
  bool List(Visitor visit, void* context) override {
    return ListAliases(*aliases_, definition_.settings.file, visit, context);
  }

 private:
  MapDefinition& definition_;
  std::unique_ptr<AliasText> aliases_;
  FileStamp stamp_;
};

}  // namespace

extern const MapType k_stab;
const MapType k_stab = {
    .name = "stab",
    .summary = "a text alias file, read when the map is opened",
    .flags = "amo",
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      const SettingsRules rules{.class_name = "stab", .map_name = definition.name};
      if (!ParseSettings(arguments, rules, *definition.environment, definition.settings)) {
        return nullptr;
      }
      return std::make_unique<StabReader>(definition);
    },
};

}  // namespace mw::maps
