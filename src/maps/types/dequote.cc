// SPDX-License-Identifier: BSD-2-Clause
// Removes the quotes of its key, when there are some and nothing needs them.
#include "base/text.h"
#include "maps/environment.h"
#include "maps/map.h"
#include "maps/value.h"

namespace mw::maps {
namespace {

// `key` without quotes, blanks replaced by `substitute` unless that is NUL. False when there was no
// quote, or the text without quotes would be unbalanced or fall apart into words.
bool Dequote(std::string_view key, char substitute, std::string& out) {
  int comments = 0, angles = 0, quotes = 0, blanks = 0;
  bool quoted = false, escaped = false;
  for (char c : key) {
    if (c == ' ' && substitute != '\0') c = substitute;
    if (!escaped) {
      if (c == '"') {
        quoted = !quoted;
        ++quotes;
        continue;
      }
      if (c == ')' && comments == 0) return false;
      if (c == '>' && angles == 0) return false;
      comments += (c == '(') - (c == ')');
      angles += (c == '<') - (c == '>');
      blanks += IsBlank(c);
    }
    escaped = !escaped && c == '\\';
    out += c;
  }
  return quotes > 0 && blanks == 0 && comments == 0 && angles == 0 && !quoted && !escaped;
}

class DequoteReader : public MapReader {
 public:
  explicit DequoteReader(const MapFlags& flags) : flags_(flags) {}

  void Find(const Query& query, Answer& answer) override {
    text_.clear();
    if (!Dequote(query.key, flags_.space_substitute, text_)) return answer.SetAbsent(status::kOk);
    SetFoundText(query, text_, flags_, answer);
  }

 private:
  const MapFlags& flags_;
  std::string text_;
};

std::unique_ptr<MapReader> Parse(MapDefinition& definition, std::string_view arguments) {
  MapFlags& flags = definition.settings.flags;
  flags.keep_quotes = true;
  for (FlagReader reader(arguments); reader.Next();) {
    if (reader.letter() == 'a') flags.suffix = reader.Text();
    if (reader.letter() == 'D') flags.not_when_deferred = true;
    if (reader.letter() == 's' || reader.letter() == 'S') flags.space_substitute = reader.Byte();
  }
  return std::make_unique<DequoteReader>(flags);
}

}  // namespace

extern const MapType k_dequote;
const MapType k_dequote = {
    .name = "dequote",
    .summary = "removes the quotes of the key where they are not needed",
    .flags = "aDsS",
    .parse = Parse,
};

}  // namespace mw::maps
