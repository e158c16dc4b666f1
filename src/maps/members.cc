// SPDX-License-Identifier: BSD-2-Clause
#include "maps/members.h"

namespace mw::maps {

void FindInMembers(const std::vector<Map*>& members, const Query& query, Answer& answer) {
  bool failed = false;
  for (Map* member : members) {
    if (!member->Open()) continue;
    member->LookupAsMember(query, answer);
    if (answer.outcome == Outcome::kFound) return;
    failed = failed || answer.status == status::kTempFail;
  }
  if (failed) {
    answer.SetFailed();
  } else {
    answer.SetAbsent(status::kNotFound);
  }
}

}  // namespace mw::maps
