// SPDX-License-Identifier: BSD-2-Clause
// Maps whose answers come from servers and programs: ldap, socket, nis, nisplus, program.
//
// None of them is asked. Prepared answers (Environment::fixtures) take their place; a map without
// fixtures behaves as when its server is down: optional maps are passed over, all others fail
// with 75.
#pragma once

#include <string>
#include <utility>

#include "maps/map.h"

namespace mw::maps {

// The fixture's answer to a query; false when no fixtures are there for this map. The key is folded
// first, unless -f, when the plain key is not found.
bool AnswerFromFixtures(const MapDefinition& definition, const Query& query, Answer& answer);

// True if there are fixtures for the map.
bool HasFixtures(const MapDefinition& definition);

class OutsideReader : public MapReader {
 public:
  // `complaint`: what sendmail says when a map that is not optional cannot be opened; empty:
  // nothing. `also_when_optional`: it says so for optional maps too.
  OutsideReader(MapDefinition& definition, std::string complaint, bool also_when_optional = false)
      : definition_(definition),
        complaint_(std::move(complaint)),
        also_when_optional_(also_when_optional) {}

  bool Open() override;
  void Find(const Query& query, Answer& answer) override;

 private:
  MapDefinition& definition_;
  std::string complaint_;
  bool also_when_optional_;
};

}  // namespace mw::maps
