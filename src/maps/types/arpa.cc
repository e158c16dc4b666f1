// SPDX-License-Identifier: BSD-2-Clause
// Reverses an address for lookups below in-addr.arpa and ip6.arpa: 192.0.2.1 gives 1.2.0.192,
// IPv6:2001:db8::1 gives its 32 nibbles. Nothing is appended but -a.
#include <arpa/inet.h>
#include <fmt/format.h>

#include "base/text.h"
#include "maps/environment.h"
#include "maps/map.h"
#include "maps/value.h"

namespace mw::maps {
namespace {

constexpr std::string_view kIpv6Prefix = "IPv6:";

class ArpaReader : public MapReader {
 public:
  explicit ArpaReader(const MapFlags& flags) : flags_(flags) {}

  void Find(const Query& query, Answer& answer) override {
    const std::string key(query.key.substr(0, query.key.find('\0')));
    std::string text;
    uint8_t bytes[16];
    if (EqualFolded(std::string_view(key).substr(0, kIpv6Prefix.size()), kIpv6Prefix)) {
      if (inet_pton(AF_INET6, key.c_str() + kIpv6Prefix.size(), bytes) == 1) {
        for (int i = 15; i >= 0; --i) {
          text += fmt::format("{:x}.{:x}{}", bytes[i] & 15, bytes[i] >> 4, i == 0 ? "" : ".");
        }
      }
    } else if (inet_pton(AF_INET, key.c_str(), bytes) == 1) {
      text = fmt::format("{}.{}.{}.{}", bytes[3], bytes[2], bytes[1], bytes[0]);
    }
    if (text.empty()) return answer.SetAbsent(status::kDataError);
    answer.SetFound(text);
    if (flags_.suffix) answer.value += *flags_.suffix;
  }

 private:
  const MapFlags& flags_;
};

}  // namespace

extern const MapType k_arpa;
const MapType k_arpa = {
    .name = "arpa",
    .summary = "reverses an IP address as DNS wants it",
    .flags = "aD",
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      MapFlags& flags = definition.settings.flags;
      flags.keep_quotes = true;
      for (FlagReader reader(arguments); reader.Next();) {
        if (reader.letter() == 'a') flags.suffix = reader.Text();
        if (reader.letter() == 'D') flags.not_when_deferred = true;
      }
      return std::make_unique<ArpaReader>(flags);
    },
};

}  // namespace mw::maps
