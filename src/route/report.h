// SPDX-License-Identifier: BSD-2-Clause
// A message's way for people and for programs.
#pragma once

#include <string>

#include "route/flow.h"

namespace mw::route {

// Names the place of a rule: "sendmail.cf:120", with the line of the .mc behind it where that is known.
class RulePlaces {
 public:
  virtual ~RulePlaces() = default;
  virtual std::string Describe(Range range) const = 0;
};

enum class Detail : uint8_t {
  kShort,    // one line a recipient
  kEntries,  // also the table entries that decided
  kKeys,     // also the keys that were tried and missed
  kRules,    // also the rules that fired
};

std::string ToText(const MessageWay& way, const RulePlaces& places, Detail detail);
// way_json.cc: one object, indented by two.
std::string ToJson(const MessageWay& way, const RulePlaces& places);
// A drawing for graphviz: the checks, names on the way, entries that decided, and where copies end.
std::string ToDot(const MessageWay& way);

// "esmtp, host [192.0.2.1], user a@b", or the reply that refuses it.
std::string RouteText(const Route& route);

}  // namespace mw::route
