// SPDX-License-Identifier: BSD-2-Clause
#include "maps/service_switch.h"

#include "base/text.h"
#include "maps/environment.h"
#include "maps/keyed_reader.h"

namespace mw::maps {
namespace {

constexpr uint64_t kLongestFile = 1 << 20;
constexpr size_t kMostSources = 12;

}  // namespace

std::vector<std::string> ServiceSources(Environment& environment, std::string_view service) {
  const std::string path = HostPath(environment, environment.service_switch_file);
  if (!environment.switch_text || environment.switch_text->path != path) {
    Result<std::string> read = environment.host.ReadFile(path, kLongestFile);
    environment.switch_text = {path, read ? std::optional(std::move(*read)) : std::nullopt};
  }
  const std::optional<std::string>& text = environment.switch_text->text;
  if (!text) {
    if (service == "hosts") return {"dns", "files"};
    if (service == "aliases") return {"files"};
    return {};
  }
  for (std::string_view line : Split(*text, '\n')) {
    line = line.substr(0, line.find('#'));
    const std::vector<std::string_view> words = SplitWords(line);
    if (words.empty() || words[0] != service) continue;
    std::vector<std::string> sources;
    for (size_t i = 1; i < words.size() && sources.size() < kMostSources; ++i) {
      sources.emplace_back(words[i]);
    }
    return sources;
  }
  return {};
}

}  // namespace mw::maps
