// SPDX-License-Identifier: BSD-2-Clause
#include "maps/assumed_dns.h"

#include <algorithm>

#include "base/text.h"

namespace mw::maps {
namespace {

constexpr const char* kAddress = "192.0.2.1";

// True for `4.3.2.1.rest`: an address that is written backwards.
bool IsReversed(std::string_view name) {
  int numbers = 0;
  for (size_t at = 0; at <= name.size();) {
    const std::string_view label = name.substr(at, std::min(name.find('.', at), name.size()) - at);
    at += label.size() + 1;
    if (label.empty() || label.size() > 3) return false;
    for (const char c : label) {
      if (!IsDigit(c) && !(label.size() == 1 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))))
        return false;
    }
    if (++numbers == 4) return true;
  }
  return false;
}

}  // namespace

DnsReply AssumedDns::Query(std::string_view name, RecordType type) {
  if (name.find('.') == std::string_view::npos || IsReversed(name)) {
    return {.outcome = DnsOutcome::kNoName, .records = {}};
  }
  if (type != RecordType::kA && type != RecordType::kAny) {
    return {.outcome = DnsOutcome::kNoRecord, .records = {}};
  }
  Record record;
  record.type = RecordType::kA;
  record.name = name;
  record.text = kAddress;
  return {.outcome = DnsOutcome::kFound, .records = {record}};
}

}  // namespace mw::maps
