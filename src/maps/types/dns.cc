// SPDX-License-Identifier: BSD-2-Clause
// DNS records: Kname dns -R TYPE. The first record of that type is the value; with -z all of them,
// joined, at most -Z. -B domain is put behind the key. -d and -r (time, tries) do not matter here.
#include <fmt/format.h>

#include <optional>

#include "base/text.h"
#include "maps/dns_types.h"
#include "maps/environment.h"
#include "maps/host_names.h"
#include "maps/map.h"
#include "maps/value.h"

namespace mw::maps {
namespace {

struct DnsSettings {
  std::optional<RecordType> type;  // none: the K line named no type; nothing is ever found then
  std::string base;
  size_t most_records = 0;  // 0: no limit
};

class DnsReader : public MapReader {
 public:
  DnsReader(MapDefinition& definition, DnsSettings settings)
      : definition_(definition), dns_(std::move(settings)) {}

  void Find(const Query& query, Answer& answer) override {
    const MapFlags& flags = definition_.settings.flags;
    std::string name(query.key);
    if (!dns_.base.empty()) name += "." + dns_.base;
    // An empty label ends the search before it begins.
    if (!dns_.type || name.empty() || name.find("..") != name.npos)
      return answer.SetAbsent(status::kNotFound);
    const DnsReply reply = SearchDns(*definition_.environment, name, *dns_.type);
    if (reply.outcome == DnsOutcome::kTryAgain) return answer.SetFailed();
    std::string value;
    size_t count = 0;
    for (const Record& record : reply.records) {
      if (record.type != *dns_.type) continue;
      if (count > 0) value += flags.column_delimiter;
      value += record.text;
      ++count;
      if (flags.column_delimiter == '\0' || count == dns_.most_records) break;
    }
    if (count == 0) return answer.SetAbsent(status::kNotFound);
    SetFoundValue(query, value, flags, answer);
  }

 private:
  MapDefinition& definition_;
  DnsSettings dns_;
};

std::unique_ptr<MapReader> Parse(MapDefinition& definition, std::string_view arguments) {
  Environment& environment = *definition.environment;
  DnsSettings settings;
  for (FlagReader reader(arguments); reader.Next();) {
    switch (reader.letter()) {
      case 'R': {
        const std::string_view name = reader.SpacedText();
        settings.type = RecordTypeOf(name);
        // ANY cannot be a map's type: no record has it.
        if (settings.type == RecordType::kAny) settings.type.reset();
        if (!settings.type) {
          environment.Say(fmt::format("dns map {}: wrong type {}", definition.name, name),
                          status::kSoftware);
        }
        break;
      }
      case 'B':
        settings.base = reader.SpacedText();
        break;
      case 'Z':
        settings.most_records = static_cast<size_t>(std::max(0, LeadingNumber(reader.Text())));
        break;
      case 'r':
        break;
      default:
        ApplyCommonFlag(reader, environment, definition.settings.flags);  // others are passed over
        break;
    }
  }
  if (!settings.type) {
    environment.Say(fmt::format("dns map {}: missing -R type", definition.name), status::kSoftware);
  }
  return std::make_unique<DnsReader>(definition, std::move(settings));
}

}  // namespace

extern const MapType k_dns;
const MapType k_dns = {
    .name = "dns",
    .summary = "DNS records of type -R",
    .flags = "aBDdfmoqRrSTtzZ",
    .parse = Parse,
};

}  // namespace mw::maps
