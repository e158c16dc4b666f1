// SPDX-License-Identifier: BSD-2-Clause
#include "maps/dns_types.h"

#include <array>

#include "base/text.h"

namespace mw::maps {
namespace {

struct Name {
  std::string_view name;
  RecordType type;
};

constexpr std::array<Name, 11> kNames = {{{"A", RecordType::kA},
                                          {"NS", RecordType::kNs},
                                          {"CNAME", RecordType::kCname},
                                          {"PTR", RecordType::kPtr},
                                          {"MX", RecordType::kMx},
                                          {"TXT", RecordType::kTxt},
                                          {"AFSDB", RecordType::kAfsdb},
                                          {"AAAA", RecordType::kAaaa},
                                          {"SRV", RecordType::kSrv},
                                          {"TLSA", RecordType::kTlsa},
                                          {"ANY", RecordType::kAny}}};

}  // namespace

std::optional<RecordType> RecordTypeOf(std::string_view name) {
  for (const Name& known : kNames) {
    if (EqualFolded(known.name, name)) return known.type;
  }
  return std::nullopt;
}

std::string_view RecordTypeName(RecordType type) {
  for (const Name& known : kNames) {
    if (known.type == type) return known.name;
  }
  return "?";
}

}  // namespace mw::maps
