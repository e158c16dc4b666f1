// SPDX-License-Identifier: BSD-2-Clause
#include "site/safety.h"

#include <charconv>

#include "base/text.h"

namespace mw::site {
namespace {

constexpr uint32_t kGroupWrite = 0020, kOtherWrite = 0002, kSticky = 01000;
constexpr uint32_t kOwnerRead = 0400, kGroupRead = 0040, kOtherRead = 0004;

std::optional<uint32_t> Number(std::string_view text) {
  uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// The third field of the line of `name` in a passwd or group file.
std::optional<uint32_t> IdOf(Host& host, const std::string& root, const char* file,
                             std::string_view name) {
  Result<std::string> text = host.ReadFile(root + file, 64 << 20);
  if (!text && !root.empty()) text = host.ReadFile(file, 64 << 20);
  if (!text) return std::nullopt;
  for (const std::string_view line : Split(*text, '\n')) {
    const std::vector<std::string_view> fields = Split(line, ':');
    if (fields.size() >= 3 && fields[0] == name) return Number(fields[2]);
  }
  return std::nullopt;
}

std::string WhyFolderRefused(Host& host, const std::string& folder, const SafetyPolicy& policy) {
  const Result<FileStatus> status = host.Status(folder);
  if (!status) return {};
  if (policy.trust_sticky_bit && (status->mode & kSticky) != 0) return {};
  if ((status->mode & kOtherWrite) != 0) return "World writable directory " + folder;
  if ((status->mode & kGroupWrite) != 0) return "Group writable directory " + folder;
  return {};
}

}  // namespace

Accounts Accounts::FromHost(Host& host, const std::string& root, const SafetyPolicy& policy,
                            const std::string& mail_group) {
  Accounts accounts;
  accounts.mail_group_name = mail_group;
  if (!policy.trusted_user.empty()) {
    const std::optional<uint32_t> number = Number(policy.trusted_user);
    accounts.trusted_user =
        number ? *number : IdOf(host, root, "/etc/passwd", policy.trusted_user).value_or(0);
  }
  accounts.mail_group = IdOf(host, root, "/etc/group", mail_group);
  return accounts;
}

std::string WhyRefused(Host& host, const std::string& path, const std::string& root,
                       const SafetyPolicy& policy, const Accounts& accounts) {
  if (!policy.unsafe_map_folders) {
    for (std::string folder(DirName(path));; folder = DirName(folder)) {
      std::string why = WhyFolderRefused(host, folder, policy);
      if (!why.empty()) return why;
      if (folder == "/" || folder == "." || folder == root || folder.empty()) break;
    }
  }
  const Result<FileStatus> status = host.Status(path);
  if (!status) return {};
  if (status->type != FileStatus::Type::kRegular) return "Regular files only";
  uint32_t bit = kOtherRead;
  if (status->owner == 0 ||
      (accounts.trusted_user != 0 && status->owner == accounts.trusted_user)) {
    bit = kOwnerRead;
  } else if (status->group == 0) {
    bit = kGroupRead;
  }
  return (status->mode & bit) == 0 ? "Permission denied" : "";
}

bool IsReadableForGroup(const FileStatus& status, const Accounts& accounts) {
  if (!accounts.mail_group) return true;
  return (status.mode & kOtherRead) != 0 ||
         (status.group == *accounts.mail_group && (status.mode & kGroupRead) != 0);
}

}  // namespace mw::site
