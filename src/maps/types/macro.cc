// SPDX-License-Identifier: BSD-2-Clause
// Sets the macro named by the key to the first argument; without one it is undefined.
#include "maps/environment.h"
#include "maps/map.h"

namespace mw::maps {
namespace {

// "{name}" is a long name; of any other key only the first byte counts.
std::string_view MacroName(std::string_view key) {
  if (key[0] != '{') return key.substr(0, 1);
  const size_t end = key.find('}');
  return key.substr(1, end == key.npos ? key.npos : end - 1);
}

class MacroReader : public MapReader {
 public:
  explicit MacroReader(Environment& environment) : environment_(environment) {}

  void Find(const Query& query, Answer& answer) override {
    if (query.key.empty()) return answer.SetAbsent(status::kOk);
    if (MacroStore* macros = environment_.macros; macros != nullptr) {
      const std::string_view name = MacroName(query.key);
      if (query.args.empty()) {
        macros->UnsetMacro(name);
      } else {
        macros->SetMacro(name, query.args[0]);
      }
    }
    answer.SetFound({});
  }

 private:
  Environment& environment_;
};

}  // namespace

extern const MapType k_macro;
const MapType k_macro = {
    .name = "macro",
    .summary = "sets the macro named by the key to the argument; the value is empty",
    .flags = "aDS",
    .repeatable = false,
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      MapFlags& flags = definition.settings.flags;
      flags.keep_quotes = true;
      for (FlagReader reader(arguments); reader.Next();) {
        if (reader.letter() == 'a') flags.suffix = reader.Text();
        if (reader.letter() == 'D') flags.not_when_deferred = true;
        if (reader.letter() == 's' || reader.letter() == 'S') {
          flags.space_substitute = reader.Byte();
        }
      }
      return std::make_unique<MacroReader>(*definition.environment);
    },
};

}  // namespace mw::maps
