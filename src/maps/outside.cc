// SPDX-License-Identifier: BSD-2-Clause
#include "maps/outside.h"

#include "base/text.h"
#include "maps/environment.h"
#include "maps/value.h"

namespace mw::maps {

bool HasFixtures(const MapDefinition& definition) {
  const Fixtures* fixtures = definition.environment->fixtures;
  return fixtures != nullptr && fixtures->HasMap(definition.name);
}

bool AnswerFromFixtures(const MapDefinition& definition, const Query& query, Answer& answer) {
  if (!HasFixtures(definition)) return false;
  Fixtures& fixtures = *definition.environment->fixtures;
  const MapFlags& flags = definition.settings.flags;
  const Fixtures::Reply* reply = fixtures.Find(definition.name, query.key);
  if (reply == nullptr && !flags.exact_case) {
    reply = fixtures.Find(definition.name, FoldCase(query.key));
  }
  if (reply == nullptr) {
    answer.SetAbsent(status::kNotFound);
  } else if (reply->status == status::kTempFail) {
    answer.SetFailed();
  } else if (reply->status != status::kOk) {
    answer.SetAbsent(reply->status);
  } else {
    SetFoundValue(query, reply->value, flags, answer);
  }
  if (reply != nullptr) answer.place = reply->place;
  return true;
}

bool OutsideReader::Open() {
  if (HasFixtures(definition_)) return true;
  const bool optional = definition_.settings.flags.optional;
  if (!complaint_.empty() && (!optional || also_when_optional_)) {
    definition_.environment->Say(complaint_, status::kOsError);
  }
  return false;
}

void OutsideReader::Find(const Query& query, Answer& answer) {
  if (!AnswerFromFixtures(definition_, query, answer)) answer.SetFailed();
}

}  // namespace mw::maps
