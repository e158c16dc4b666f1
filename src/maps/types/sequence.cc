// SPDX-License-Identifier: BSD-2-Clause
// Several maps asked in order: Kname sequence first second ...
#include <fmt/format.h>

#include "base/text.h"
#include "maps/environment.h"
#include "maps/map_table.h"
#include "maps/members.h"

namespace mw::maps {
namespace {

constexpr size_t kMostMembers = 12;

class SequenceReader : public MapReader {
 public:
  explicit SequenceReader(std::vector<Map*> members) : members_(std::move(members)) {}

  void Find(const Query& query, Answer& answer) override { FindInMembers(members_, query, answer); }

 private:
  std::vector<Map*> members_;
};

bool IsNameByte(char c) { return IsAlpha(c) || IsDigit(c) || c == '_' || c == '.'; }

// The map names in `text`. A name is a run of letters, digits, '_' and '.'; what stands between the
// names does not matter, so there are no flags.
std::vector<std::string_view> MemberNames(std::string_view text) {
  std::vector<std::string_view> names;
  for (size_t at = 0; at < text.size();) {
    if (!IsAlpha(text[at]) && !IsDigit(text[at])) {
      ++at;
      continue;
    }
    size_t end = at;
    while (end < text.size() && IsNameByte(text[end])) ++end;
    names.push_back(text.substr(at, end - at));
    at = end;
  }
  return names;
}

std::unique_ptr<MapReader> Parse(MapDefinition& definition, std::string_view arguments) {
  std::vector<Map*> members;
  for (const std::string_view name : MemberNames(arguments)) {
    Map* member = definition.table->Find(name);
    if (member == nullptr) {
      definition.environment->Say(
          fmt::format("Sequence map {}: unknown member map {}", definition.name, name),
          status::kSoftware);
    } else if (members.size() == kMostMembers) {
      definition.environment->Say(fmt::format("Sequence map {}: too many member maps ({} max)",
                                              definition.name, kMostMembers),
                                  status::kSoftware);
      break;
    } else {
      members.push_back(member);
    }
  }
  return std::make_unique<SequenceReader>(std::move(members));
}

}  // namespace

extern const MapType k_sequence;
const MapType k_sequence = {
    .name = "sequence",
    .summary = "asks other maps in order",
    .flags = "",
    .parse = Parse,
};

}  // namespace mw::maps
