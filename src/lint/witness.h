// SPDX-License-Identifier: BSD-2-Clause
// What proves a finding: one message, what becomes of it, and how to see the same with other programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "lint/prober.h"
#include "route/flow.h"

namespace mw::lint {

// "mailer esmtp, host [192.0.2.1], user x", or the reply that refuses it; copies are parted by "; ".
std::string RouteSummary(const route::MessageWay& way);

// The notes of a witness: the message as a line of mcroute and as commands for sendmail -bt, its way now
// and, if `without` is given, its way without `entry` ("'x' of access"). A probe with a client also has the
// server's replies, and the commands that make the check rulesets give them.
std::vector<Note> Witness(const Probe& probe, const route::MessageWay& now,
                          const route::MessageWay* without, std::string_view entry);

}  // namespace mw::lint
