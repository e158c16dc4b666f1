// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/version.h"

#include <fmt/format.h>

#include <charconv>
#include <vector>

#include "base/text.h"

namespace mw::migrate {
namespace {

// The months in which first releases of a series came out.
struct Release {
  Version version;
  int year;
  int month;
};
constexpr Release kReleases[] = {
    {{8, 6}, 1993, 10}, {{8, 7}, 1995, 9},   {{8, 8}, 1996, 9},  {{8, 9}, 1998, 5},
    {{8, 10}, 2000, 3}, {{8, 11}, 2000, 7},  {{8, 12}, 2001, 9}, {{8, 13}, 2004, 6},
    {{8, 14}, 2007, 2}, {{8, 15}, 2014, 12}, {{8, 16}, 2020, 7}, {{8, 17}, 2021, 8},
    {{8, 18}, 2024, 1},
};

constexpr uint16_t kNoPatch = 0xffff;

}  // namespace

std::optional<Version> ParseVersion(std::string_view text) {
  const std::vector<std::string_view> parts = Split(text, '.');
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  uint16_t numbers[3] = {0, 0, 0};
  for (size_t i = 0; i < parts.size(); ++i) {
    const char* end = parts[i].data() + parts[i].size();
    const auto [stop, error] = std::from_chars(parts[i].data(), end, numbers[i]);
    if (parts[i].empty() || stop != end || error != std::errc()) return std::nullopt;
  }
  if (numbers[0] == 0) return std::nullopt;
  return Version{numbers[0], numbers[1], numbers[2]};
}

Version EndOfSeries(Version version) {
  if (version.patch == 0) version.patch = kNoPatch;
  return version;
}

std::string VersionText(Version version) {
  if (version.patch == 0 || version.patch == kNoPatch)
    return fmt::format("{}.{}", version.major, version.minor);
  return fmt::format("{}.{}.{}", version.major, version.minor, version.patch);
}

Version VersionOfDate(int year, int month) {
  Version current = kReleases[0].version;
  for (const Release& release : kReleases) {
    if (year > release.year || (year == release.year && month >= release.month)) {
      current = release.version;
    }
  }
  return current;
}

}  // namespace mw::migrate
