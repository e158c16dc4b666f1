// SPDX-License-Identifier: BSD-2-Clause
// The user directory (/etc/passwd): the field -v of the user named by the key.
#include <fmt/format.h>

#include <array>

#include "base/text.h"
#include "maps/environment.h"
#include "maps/map.h"
#include "maps/value.h"

namespace mw::maps {
namespace {

constexpr std::array<std::string_view, 7> kFields = {"name",  "passwd", "uid",  "gid",
                                                     "gecos", "dir",    "shell"};

// Field `index` of kFields.
std::string FieldOf(const UserEntry& user, size_t index) {
  switch (index) {
    case 1:
      return user.password;
    case 2:
      return fmt::format("{}", user.uid);
    case 3:
      return fmt::format("{}", user.gid);
    case 4:
      return user.gecos;
    case 5:
      return user.home;
    case 6:
      return user.shell;
    default:
      return user.name;
  }
}

class UserReader : public MapReader {
 public:
  explicit UserReader(MapDefinition& definition) : definition_(definition) {}

  bool Open() override {
    const auto& wanted = definition_.settings.flags.value_column;
    field_ = 0;
    if (!wanted) return true;
    while (field_ < kFields.size() && !EqualFolded(kFields[field_], *wanted)) ++field_;
    if (field_ < kFields.size()) return true;
    definition_.environment->Say(
        fmt::format("User map {}: unknown column name {}", definition_.name, *wanted),
        status::kOsError);
    return false;
  }

  void Find(const Query& query, Answer& answer) override {
    UserDirectory* users = definition_.environment->users;
    // Folded even with -f: sendmail itself retries with the name in lower case.
    const UserEntry* user = nullptr;
    if (users != nullptr && definition_.settings.flags.exact_case) {
      user = users->FindUser(query.key);
    }
    if (users != nullptr && user == nullptr) user = users->FindUser(FoldCase(query.key));
    if (user == nullptr) return answer.SetAbsent(status::kNoUser);
    // The value of the first field replaces the key under -m, so ROOT gives root.
    const std::string value = FieldOf(*user, definition_.settings.flags.match_only ? 0 : field_);
    answer.SetFound({});
    MapFlags flags = definition_.settings.flags;
    flags.match_only = false;
    SetFoundValue(query, value, flags, answer);
  }

 private:
  MapDefinition& definition_;
  size_t field_ = 0;
};

}  // namespace

extern const MapType k_user;
const MapType k_user = {
    .name = "user",
    .summary = "the user directory; -v name, passwd, uid, gid, gecos, dir or shell",
    .flags = "aDfmoqSTtv",
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      const SettingsRules rules{
          .class_name = "user", .map_name = definition.name, .needs_file = false};
      ParseSettings(arguments, rules, *definition.environment, definition.settings);
      return std::make_unique<UserReader>(definition);
    },
};

}  // namespace mw::maps
