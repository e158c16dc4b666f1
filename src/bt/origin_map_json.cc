// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "bt/origin_map.h"

namespace mw::bt {
namespace {

using Json = nlohmann::json;

// Element `index` of a row of numbers; -1 where there is none.
int64_t At(const Json& row, size_t index) {
  if (!row.is_array() || index >= row.size() || !row[index].is_number_integer()) return -1;
  return row[index].get<int64_t>();
}

const Json* Find(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || !found->is_array() ? nullptr : &*found;
}

class Reader {
 public:
  Reader(const Json& sources, const Json& calls) : sources_(sources), calls_(calls) {
    constexpr std::string_view kMain = "m4/cf.m4";
    std::string library;
    for (const Json& name : sources) {
      const std::string text = name.is_string() ? name.get<std::string>() : std::string();
      if (text.ends_with(kMain)) library = text.substr(0, text.size() - kMain.size());
    }
    for (const Json& name : sources) {
      const std::string text = name.is_string() ? name.get<std::string>() : std::string();
      in_library_.push_back(!library.empty() && text.starts_with(library));
    }
  }

  // What a run says of its line.
  std::string Describe(const Json& run) const {
    constexpr size_t kSource = 3, kLine = 4, kCall = 6;
    const std::optional<size_t> call = OwnCall(At(run, kCall));
    if (!call) return Place(At(run, kSource), At(run, kLine));
    const Json& row = calls_[*call];
    const std::string place = Place(At(row, 0), At(row, 1));
    if (place.empty() || !row[3].is_string()) return place;
    return fmt::format("{} {}", place, row[3].get<std::string>());
  }

 private:
  // The outermost call around call `number` that stands in no file of the library. A call has a smaller number
  // than those within it, which also ends the way up in files that are not right.
  std::optional<size_t> OwnCall(int64_t number) const {
    std::optional<size_t> found;
    while (number >= 0 && static_cast<size_t>(number) < calls_.size()) {
      constexpr size_t kName = 3, kParent = 4;
      const Json& row = calls_[static_cast<size_t>(number)];
      if (!row.is_array() || row.size() <= kName) break;
      const int64_t source = At(row, 0);
      if (source >= 0 && static_cast<size_t>(source) < sources_.size() &&
          !in_library_[static_cast<size_t>(source)]) {
        found = static_cast<size_t>(number);
      }
      const int64_t parent = At(row, kParent);
      if (parent >= number) break;
      number = parent;
    }
    return found;
  }

  std::string Place(int64_t source, int64_t line) const {
    if (source < 0 || static_cast<size_t>(source) >= sources_.size()) return {};
    const Json& name = sources_[static_cast<size_t>(source)];
    return name.is_string() ? fmt::format("{}:{}", name.get<std::string>(), line) : std::string();
  }

  const Json& sources_;
  const Json& calls_;
  std::vector<bool> in_library_;  // by source
};

}  // namespace

Result<OriginMap> OriginMap::Read(std::string_view json) {
  const Json map = Json::parse(json, nullptr, false);
  const Json* const sources = map.is_object() ? Find(map, "sources") : nullptr;
  const Json* const calls = map.is_object() ? Find(map, "calls") : nullptr;
  const Json* const runs = map.is_object() ? Find(map, "runs") : nullptr;
  if (sources == nullptr || calls == nullptr || runs == nullptr) {
    return Failure{"it is not a source map: expected an object with sources, calls and runs", 0};
  }
  OriginMap result;
  const Reader reader(*sources, *calls);
  for (const Json& run : *runs) {
    const int64_t line = At(run, 0);
    if (line <= 0 || line > UINT32_MAX) continue;
    const auto [place, is_new] = result.places_.try_emplace(static_cast<uint32_t>(line));
    if (is_new || place->second.empty()) place->second = reader.Describe(run);
  }
  return result;
}

std::string_view OriginMap::PlaceOfLine(uint32_t line) const {
  const auto found = places_.find(line);
  return found == places_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace mw::bt
