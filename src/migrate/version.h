// SPDX-License-Identifier: BSD-2-Clause
// Versions of sendmail, as far as the configuration language is concerned: "8.9", "8.16.1".
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mw::migrate {

// 8.16.1 is {8, 16, 1}. {} is older than all: what matters in any version.
struct Version {
  uint16_t major = 0;
  uint16_t minor = 0;
  uint16_t patch = 0;

  bool known() const { return major != 0; }
  friend constexpr auto operator<=>(const Version&, const Version&) = default;
};

// "8.9" or "8.16.1"; nothing for other text.
std::optional<Version> ParseVersion(std::string_view text);
// Without a patch of 0: "8.17".
std::string VersionText(Version version);
// The last of a series, which "8.17" means as a target: later than 8.17.1 and before 8.18.
Version EndOfSeries(Version version);

// The newest version whose interface is described here.
inline constexpr Version kNewest = {8, 18, 1};

// The version that was current on a day; the oldest one known for days before.
Version VersionOfDate(int year, int month);

}  // namespace mw::migrate
