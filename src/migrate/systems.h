// SPDX-License-Identifier: BSD-2-Clause
// Moving a .mc to another system (upgrade --os): the name of the system, the place of its library, and
// what the old one's paths meant.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "migrate/old_site.h"

namespace mw::migrate {

struct System {
  std::string_view name;     // as given by --os
  std::string_view ostype;   // for OSTYPE()
  std::string_view library;  // the file m4/cf.m4 that its package installs
};

std::span<const System> Systems();
// nullptr when there is no such system.
const System* FindSystem(std::string_view name);

// What has to change for the system, each with a safe fix where the text can be edited.
std::vector<Diagnostic> ChangesForSystem(const OldSite& site, const System& system);

}  // namespace mw::migrate
