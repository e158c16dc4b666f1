// SPDX-License-Identifier: BSD-2-Clause
// Which sendmail was a .mc written for?
#pragma once

#include "base/diagnostic.h"
#include "migrate/version.h"

namespace mw::migrate {

class OldSite;

struct Era {
  Version version;
  Note reason;  // at the place that told it
};

// From the date in VERSIONID, raised to the youngest feature that is used; without a date from that feature
// and from the oldest construct that later versions dropped.
Era GuessEra(const OldSite& site);

}  // namespace mw::migrate
