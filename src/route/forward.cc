// SPDX-License-Identifier: BSD-2-Clause
#include "route/forward.h"

#include "base/text.h"
#include "cf/options.h"
#include "cf/symbols.h"

namespace mw::route {
namespace {

constexpr uint64_t kMaxForward = uint64_t{1} << 20;
constexpr std::string_view kDefaultPath = "\x81z/.forward";
constexpr uint32_t kOthersMayWrite = 0002;

// Puts macros in: those of the user, else those of the configuration.
std::string WithMacros(rewrite::Rulebook& rules, std::string_view text, const maps::UserEntry& user,
                       const std::string& detail) {
  std::string out;
  for (size_t i = 0; i < text.size(); i++) {
    if (static_cast<cf::Byte>(text[i]) != cf::kMacro || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const auto id = static_cast<uint8_t>(text[++i]);
    if (id == 'z') {
      out += user.home;
    } else if (id == 'u') {
      out += user.name;
    } else if (id == 'h') {
      out += detail;
    } else if (const std::string* value = rules.MacroValue(id); value != nullptr) {
      out += *value;
    }
  }
  return out;
}

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
  for (const std::string_view part : Split(setting, ':')) {
    std::string path = WithMacros(installation.rules(), part, user, detail);
    if (!path.starts_with('/')) continue;
    const std::string real = environment.root + path;
    if (!MayBeTrusted(environment.host, real, user)) continue;
    Result<std::string> text = environment.host.ReadFile(real, kMaxForward);
    if (text) return ForwardFile{std::move(path), std::move(*text)};
  }
  return std::nullopt;
}

}  // namespace mw::route
