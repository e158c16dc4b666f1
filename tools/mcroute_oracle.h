// SPDX-License-Identifier: BSD-2-Clause
// mcroute --oracle: the same questions to this machine's sendmail, in its address test mode.
#pragma once

#include <string>

#include "route/message.h"
#include "world.h"

namespace mw::tools {

struct OracleRequest {
  WorldChoice world;
  std::string cf_text;
  route::Message message;
};

// Asks the real sendmail -bt and our own the check rulesets and the route of each recipient, on a copy of
// the site, in namespaces of its own: no network, and of names only the hosts file. Prints whether the
// outputs are equal, or the first lines that differ. Needs root and sendmail; no mail is sent.
// The exit status: 0 equal, 1 not, 2 it could not be done, which is said.
int AskOracle(const OracleRequest& request);

}  // namespace mw::tools
