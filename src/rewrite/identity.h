// SPDX-License-Identifier: BSD-2-Clause
// Who this host is, for macros $w $j $m $k and class w. Given by options or read from files; nothing is
// looked up in the network.
#pragma once

#include <string>
#include <vector>

#include "maps/environment.h"
#include "rewrite/rulebook.h"

namespace mw::rewrite {

struct Identity {
  std::string host_name = "localhost.localdomain";      // canonical, with domain
  std::string user = "root";                            // for $_
  std::vector<std::string> interfaces = {"127.0.0.1"};  // addresses that are up
};

// Defines what sendmail defines before it reads a .cf.
void DefineIdentity(const Identity& identity, maps::HostDirectory* hosts, Rulebook& rules);

// Adds addresses and names of the interfaces to class w; done after the .cf is read, unless it says
// DontProbeInterfaces.
void AddInterfaces(const Identity& identity, maps::HostDirectory* hosts, Rulebook& rules);

// Macros that are there while the .cf is read: $b $i $v $n $_ ${opMode} ${deliveryMode}, and ${load_avg} where
// the .cf names it. rules.names must be those of the .cf.
void DefineSessionMacros(const Identity& identity, int64_t now, Rulebook& rules);

// Macros of the test mode, defined behind the .cf: ${opMode}, ${addr_type} ...
void DefineModeMacros(Rulebook& rules, cf::Complaints& complaints);

}  // namespace mw::rewrite
