// SPDX-License-Identifier: BSD-2-Clause
#include "report/report.h"

#include <algorithm>

namespace mw::report {
namespace {

constexpr Format kFormats[] = {
#define FORMAT(name, function, summary) {#name, summary, Render##function},
#include "report/formats.def"
#undef FORMAT
};

}  // namespace

std::span<const Format> Formats() { return kFormats; }

std::vector<std::string> FormatNames() {
  std::vector<std::string> names;
  for (const Format& format : kFormats) names.emplace_back(format.name);
  return names;
}

const Format* FindFormat(std::string_view name) {
  const auto* const format = std::find_if(std::begin(kFormats), std::end(kFormats),
                                          [&](const Format& f) { return f.name == name; });
  return format == std::end(kFormats) ? nullptr : format;
}

}  // namespace mw::report
