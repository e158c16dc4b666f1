// SPDX-License-Identifier: BSD-2-Clause
// LDAP directories: Kname ldap -k (filter) -v attributes -h host ... The directory is never asked;
// fixtures can answer in its place. The K line is checked as sendmail checks it.
#include <fmt/format.h>

#include <array>

#include "base/text.h"
#include "maps/environment.h"
#include "maps/keyed_reader.h"
#include "maps/outside.h"

namespace mw::maps {
namespace {

constexpr int kNewestVersion = 3, kOldestVersion = 2;

struct LdapSettings {
  std::string filter, host, uri;
  bool has_filter = false;
};

// The words that a flag accepts, and how its message calls it.
struct Choice {
  char letter;
  std::string_view what;
  std::string_view shown;
  std::array<std::string_view, 4> words;
};
constexpr std::array<Choice, 3> kChoices = {{
    {'M', "Method for binding", "none|simple|krbv4", {"none", "simple", "krbv4", ""}},
    {'r', "Deref", "never|always|search|find", {"never", "always", "search", "find"}},
    {'s', "Scope", "base|one|sub", {"base", "one", "sub", ""}},
}};

// The text of a flag, which may stand in quotes and then hold blanks.
std::string_view QuotableText(FlagReader& reader) {
  const std::string_view word = reader.SpacedText();
  if (!word.starts_with('"')) return word;
  const std::string_view rest = reader.Rest().substr(1);
  const size_t end = std::min(rest.find('"'), rest.size());
  reader.Skip(end + 1);
  return rest.substr(0, end);
}

class Parser {
 public:
  explicit Parser(MapDefinition& definition)
      : definition_(definition), environment_(*definition.environment) {}

  // False when the map cannot be used.
  bool Parse(std::string_view arguments) {
    definition_.settings.flags.space_substitute = environment_.blank_substitute;
    FlagReader reader(arguments);
    while (reader.Next()) {
      if (!ParseFlag(reader)) return false;
    }
    if (!ldap_.host.empty() && !ldap_.uri.empty()) {
      return Refuse(fmt::format("Can not specify both an LDAP host and an LDAP URI in map {}",
                                definition_.name));
    }
    // An alias file that is `ldap:` alone gets sendmail's own schema, filter included.
    const bool is_plain_alias = definition_.name.starts_with("Alias") && Trim(arguments).empty();
    if (!ldap_.has_filter && !is_plain_alias) {
      return Refuse(fmt::format("No filter given in map {}", definition_.name));
    }
    return true;
  }
  const LdapSettings& ldap() const { return ldap_; }

 private:
  bool Refuse(std::string text) {
    environment_.Say(std::move(text), status::kSoftware);
    return false;
  }

  bool ParseFlag(FlagReader& reader) {
    const char letter = reader.letter();
    switch (letter) {
      case 'k':
        ldap_.filter = QuotableText(reader);
        ldap_.has_filter = true;
        return true;
      case 'h':
        ldap_.host = QuotableText(reader);
        return true;
      case 'H':
        ldap_.uri = QuotableText(reader);
        return true;
      case 'M':
      case 'r':
      case 's':
        return ParseChoice(letter, QuotableText(reader));
      case 'w':
        return ParseVersion(LeadingNumber(QuotableText(reader)));
      case 'P':
        return CheckSecret(QuotableText(reader));
      case 'b':
      case 'c':
      case 'd':
      case 'K':
      case 'l':
      case 'p':
      case 'v':
      case 'V':
      case 'Z':
        QuotableText(reader);
        return true;
      case '1':
      case 'n':
      case 'R':
      case 'x':
        return true;
      default:
        if (!ApplyCommonFlag(reader, environment_, definition_.settings.flags)) {
          environment_.Say(fmt::format("Illegal option {} map {}", letter, definition_.name),
                           status::kSoftware);
        }
        return true;
    }
  }

  bool ParseChoice(char letter, std::string_view word) {
    for (const Choice& choice : kChoices) {
      if (choice.letter != letter) continue;
      for (const std::string_view known : choice.words) {
        if (!known.empty() && EqualFolded(known, word)) return true;
      }
      return Refuse(fmt::format("{} must be [{}] (not {}) in map {}", choice.what, choice.shown,
                                word, definition_.name));
    }
    return true;
  }

  bool ParseVersion(int version) {
    if (version > kNewestVersion) {
      return Refuse(fmt::format("LDAP version {} exceeds max of {} in map {}", version,
                                kNewestVersion, definition_.name));
    }
    if (version < kOldestVersion) {
      return Refuse(fmt::format("LDAP version {} is lower than min of {} in map {}", version,
                                kOldestVersion, definition_.name));
    }
    return true;
  }

  bool CheckSecret(std::string_view file) {
    if (environment_.host.Status(HostPath(environment_, file)).ok()) return true;
    return Refuse(fmt::format("LDAP map: cannot open secret {}: No such file or directory", file));
  }

  MapDefinition& definition_;
  Environment& environment_;
  LdapSettings ldap_;
};

}  // namespace

extern const MapType k_ldap;
const MapType k_ldap = {
    .name = "ldap",
    .summary = "an LDAP directory; answered by fixtures only",
    .flags = "AaDfmNOoqSTtz1bcdHhKkLlMnPpRrsVvwxZ",
    .repeatable = false,
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      Parser parser(definition);
      if (!parser.Parse(arguments)) return nullptr;
      const LdapSettings& ldap = parser.ldap();
      const std::string server = !ldap.uri.empty()    ? ldap.uri
                                 : !ldap.host.empty() ? ldap.host
                                                      : std::string("localhost");
      return std::make_unique<OutsideReader>(
          definition,
          fmt::format("ldap_init/ldap_bind failed to {} in map {}: Transport endpoint is not "
                      "connected",
                      server, definition.name));
    },
};

}  // namespace mw::maps
