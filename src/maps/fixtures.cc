// SPDX-License-Identifier: BSD-2-Clause
#include "maps/fixtures.h"

#include <fmt/format.h>

#include "base/text.h"
#include "maps/map.h"

namespace mw::maps {
namespace {

constexpr DiagnosticKind kMalformedFixture{"MAP403", "malformed-fixture", Severity::kError};
constexpr std::string_view kForm = "map NAME key => value";

// The status that `!word` means; -1 for none.
int StatusOf(std::string_view word) {
  if (EqualFolded(word, "tempfail")) return status::kTempFail;
  if (EqualFolded(word, "absent")) return status::kNotFound;
  if (word.empty() || word.size() > 3) return -1;
  for (const char c : word) {
    if (!IsDigit(c)) return -1;
  }
  const int number = LeadingNumber(word);
  return number > 0 && number < 256 ? number : -1;
}

}  // namespace

FixtureFile::FixtureFile(const SourceTable& sources, SourceId id, Sink& sink) {
  const Source& source = sources.Get(id);
  const std::string_view all = source.bytes();
  uint32_t number = 0;
  for (size_t at = 0; at < all.size();) {
    const size_t end = std::min(all.find('\n', at), all.size());
    const std::string_view line = Trim(all.substr(at, end - at));
    ++number;
    if (!line.empty() && line[0] != '#') {
      const std::string problem = AddLine(line, {source.name(), number});
      if (!problem.empty()) {
        sink.Add({kMalformedFixture,
                  {{id, static_cast<uint32_t>(at)}, static_cast<uint32_t>(end - at)},
                  problem});
      }
    }
    at = end + 1;
  }
}

std::string FixtureFile::AddLine(std::string_view line, Place place) {
  const size_t arrow = line.find("=>");
  const std::string_view left = line.substr(0, std::min(arrow, line.size()));
  const std::vector<std::string_view> words = SplitWords(left);
  if (arrow == line.npos || words.size() < 3 || words[0] != "map") {
    return fmt::format("expected '{}', found {}", kForm, Quote(line));
  }
  const auto key_begin = static_cast<size_t>(words[2].data() - line.data());
  const std::string_view key = Trim(left.substr(key_begin));
  std::string_view value = Trim(line.substr(arrow + 2));
  Reply reply;
  reply.place = place;
  if (value.starts_with('!')) {
    reply.status = StatusOf(value.substr(1));
    if (reply.status < 0) {
      return fmt::format("expected '!tempfail', '!absent' or '!' and a status, found {}",
                         Quote(value));
    }
  } else {
    if (value.starts_with("\\!")) value.remove_prefix(1);
    reply.value = value;
  }
  maps_[std::string(words[1])].emplace(key, std::move(reply));
  return {};
}

bool FixtureFile::HasMap(std::string_view map) const {
  return maps_.find(std::string(map)) != maps_.end();
}

const Fixtures::Reply* FixtureFile::Find(std::string_view map, std::string_view key) {
  const auto entries = maps_.find(std::string(map));
  if (entries == maps_.end()) return nullptr;
  auto found = entries->second.find(std::string(key));
  if (found == entries->second.end()) found = entries->second.find("*");
  return found == entries->second.end() ? nullptr : &found->second;
}

}  // namespace mw::maps
