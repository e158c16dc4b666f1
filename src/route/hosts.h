// SPDX-License-Identifier: BSD-2-Clause
// The hosts that a mailer connects to, in the order of trying.
#pragma once

#include <string>
#include <vector>

#include "rewrite/installation.h"
#include "route/flow.h"

namespace mw::route {

// From the host part of a delivery: its names, at colons outside brackets, each with its MX hosts. Empty for
// mailers without a network. Behind each name comes FallbackMXhost, with MX hosts of its own unless it stands in
// brackets or is this host; a name that does not exist leaves only that. FallbackSmartHost is the second to
// be tried, or the first when there is no other (seen with 8.17.1.9).
std::vector<HostTry> HostsOf(rewrite::Installation& installation, const rewrite::Mailer& mailer,
                             const std::string& host);

}  // namespace mw::route
