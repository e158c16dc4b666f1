// SPDX-License-Identifier: BSD-2-Clause
#include "route/forward.h"

#include "base/text.h"
#include "cf/expand.h"
#include "cf/options.h"
#include "cf/symbols.h"

namespace mw::route {
namespace {

constexpr uint64_t kMaxForward = uint64_t{1} << 20;
constexpr std::string_view kDefaultPath = "\x81z/.forward";
constexpr uint32_t kOthersMayWrite = 0002;

// The macros of the user, else those of the configuration.
class ForwardMacros final : public cf::MacroValues {
 public:
  ForwardMacros(const rewrite::Rulebook& rules, const maps::UserEntry& user,
                const std::string& detail)
      : rules_(rules), user_(user), detail_(detail) {}

  const std::string* MacroValue(uint8_t id) const override {
    switch (id) {
      case 'z':
        return &user_.home;
      case 'u':
        return &user_.name;
      case 'h':
        return &detail_;
      default:
        return rules_.MacroValue(id);
    }
  }

 private:
  const rewrite::Rulebook& rules_;
  const maps::UserEntry& user_;
  const std::string& detail_;
};

bool MayBeTrusted(Host& host, const std::string& path, const maps::UserEntry& user) {
  const Result<FileStatus> file = host.Status(path);
  if (!file || file->type != FileStatus::Type::kRegular) return false;
  if (file->owner != 0 && file->owner != user.uid) return false;
  const Result<FileStatus> folder = host.Status(std::string(DirName(path)));
  return (file->mode & kOthersMayWrite) == 0 && folder && (folder->mode & kOthersMayWrite) == 0;
}

}  // namespace

std::optional<std::string> OptionText(const rewrite::Installation& installation,
                                      std::string_view name) {
  std::optional<std::string> value;
  for (const cf::Item& item : installation.config().items) {
    const auto* line = std::get_if<cf::OptionLine>(&item.fields);
    if (line == nullptr) continue;
    const cf::Option* option =
        line->name.empty() ? cf::FindOption(line->letter) : cf::FindOption(line->name).option;
    if (option != nullptr && option->name == name && line->suboption.empty()) value = line->value;
  }
  return value;
}

std::optional<ForwardFile> ReadForward(rewrite::Installation& installation,
                                       const maps::UserEntry& user, const std::string& detail) {
  const std::string setting =
      OptionText(installation, "ForwardPath").value_or(std::string(kDefaultPath));
  maps::Environment& environment = installation.environment();
  const ForwardMacros macros(installation.rules(), user, detail);
  cf::Complaints complaints;
  for (const std::string_view part : Split(setting, ':')) {
    std::string path = cf::Expand(part, macros, complaints);
    if (!path.starts_with('/')) continue;
    const std::string real = environment.root + path;
    if (!MayBeTrusted(environment.host, real, user)) continue;
    Result<std::string> text = environment.host.ReadFile(real, kMaxForward);
    if (text) return ForwardFile{std::move(path), std::move(*text)};
  }
  return std::nullopt;
}

}  // namespace mw::route
