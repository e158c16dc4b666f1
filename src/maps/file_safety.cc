// SPDX-License-Identifier: BSD-2-Clause
#include "maps/file_safety.h"

#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstring>
#include <optional>
#include <string_view>

#include "maps/accounts.h"

namespace mw::maps {
namespace {

constexpr int kMaxSymlinks = 20;
constexpr mode_t kExecBits = S_IXUSR | S_IXGRP | S_IXOTH;

Failure SystemError(int number) { return {std::strerror(number), number}; }

// True if the group's list of members names `who`. A primary group counts only by its number, which
// the caller has compared already.
bool IsMember(const Identity& who, gid_t group) {
  const std::optional<std::string> user = UserNameOf(who.user);
  return user && IsListedInGroup(*user, group);
}

// `bits` of the owner, moved to the class (owner, group, others) that `who` belongs to.
mode_t BitsFor(const Identity& who, const struct stat& status, mode_t bits) {
  const bool owner =
      status.st_uid == who.user || (who.user == 0 && status.st_uid == who.trusted_user);
  if (owner) return bits;
  const bool in_group = status.st_gid == who.group || IsMember(who, status.st_gid);
  return bits >> (in_group ? 3 : 6);
}

// Looks at each folder of a way.
class PathCheck {
 public:
  // `strict`: a writable folder is an error, not a warning.
  PathCheck(const Identity& who, bool strict, std::vector<std::string>& warnings)
      : who_(who), strict_(strict), warnings_(warnings) {}

  // Checks the folders of `path` whose names end behind `offset`; 0 or the failure.
  Result<void> Run(const std::string& path, size_t offset, int depth);

 private:
  Result<void> CheckLink(const std::string& folder, int depth);
  Result<void> CheckFolder(const std::string& folder, const struct stat& status);
  bool MaySearch(const struct stat& status) const;

  const Identity& who_;
  const bool strict_;
  std::vector<std::string>& warnings_;
};

Result<void> PathCheck::Run(const std::string& path, size_t offset, int depth) {
  if (depth > kMaxSymlinks) return SystemError(ELOOP);
  const std::string whole = path.empty() ? "/" : path;
  for (size_t at = offset; at < whole.size();) {
    size_t slash = whole.find('/', at);
    at = slash == std::string::npos ? whole.size() : slash + 1;
    if (slash == 0) slash = 1;  // the root folder keeps its slash
    const std::string folder = whole.substr(0, slash);
    const size_t last_slash = folder.rfind('/');
    if (last_slash != std::string::npos) {
      const std::string_view name = std::string_view(folder).substr(last_slash);
      if (name == "/." || name == "/..") continue;  // was seen when its own turn came
    }
    struct stat status;
    if (lstat(folder.c_str(), &status) != 0) return SystemError(errno);
    Result<void> result =
        S_ISLNK(status.st_mode) ? CheckLink(folder, depth) : CheckFolder(folder, status);
    if (!result) return result;
  }
  return {};
}

// Goes the way a symbolic link points to. Folders that it shares with the way so far are not looked
// at again, or they would be warned about twice.
Result<void> PathCheck::CheckLink(const std::string& folder, int depth) {
  char target[PATH_MAX + 1];
  const ssize_t length = readlink(folder.c_str(), target, sizeof target);
  if (length < 0) return SystemError(errno);
  const std::string link(target, static_cast<size_t>(length));
  if (link.empty() || link[0] != '/') {
    const size_t slash = folder.rfind('/');
    if (slash == std::string::npos) return Run(link, 0, depth + 1);
    return Run(folder.substr(0, slash) + "/" + link, slash + 1, depth + 1);
  }
  size_t shared = 0;
  while (shared < folder.size() && shared < link.size() && folder[shared] == link[shared]) ++shared;
  if (shared == folder.size() && shared == link.size()) return SystemError(ELOOP);
  if (shared > 0) --shared;
  while (shared > 0 && link[shared] != '/') --shared;
  if (shared > 0) ++shared;
  return Run(link, shared, depth + 1);
}

bool PathCheck::MaySearch(const struct stat& status) const {
  // The system decides for everybody but root, so that access lists work.
  if (geteuid() != 0) return true;
  if (status.st_uid == who_.user && (status.st_mode & S_IXUSR) != 0) return true;
  if (status.st_gid == who_.group && (status.st_mode & S_IXGRP) != 0) return true;
  if ((status.st_mode & S_IXOTH) != 0) return true;
  return (status.st_mode & S_IXGRP) != 0 && IsMember(who_, status.st_gid);
}

Result<void> PathCheck::CheckFolder(const std::string& folder, const struct stat& status) {
  const mode_t writable = status.st_mode & (S_IWOTH | S_IWGRP);
  if ((who_.user == 0 || strict_) && writable != 0) {
    const bool world = (writable & S_IWOTH) != 0;
    if (strict_) {
      return Failure{world ? "World writable directory" : "Group writable directory", 0};
    }
    warnings_.push_back(std::string("WARNING: ") + (world ? "World" : "Group") +
                        " writable directory " + folder);
  }
  if (!MaySearch(status)) return SystemError(EACCES);
  return {};
}

// The folder of `path` as the checks name it: "." without a slash, "" for the root.
std::string FolderOf(const std::string& path) {
  const size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash);
}

Result<SafetyAnswer> CheckAbsent(const std::string& path, const Identity& who,
                                 const SafetyRules& rules, int error) {
  if (!rules.may_create || error != ENOENT) return SystemError(error);
  std::string folder = FolderOf(path);
  if (folder.empty()) folder.push_back('/');
  struct stat status;
  if (stat(folder.c_str(), &status) != 0) return SystemError(errno);
  const mode_t bits = BitsFor(who, status, S_IWUSR | S_IXUSR);
  if ((status.st_mode & bits) != bits) return SystemError(EACCES);
  return SafetyAnswer{};
}

Result<SafetyAnswer> CheckPresent(const struct stat& status, const Identity& who,
                                  const SafetyRules& rules, bool forbid_links, mode_t mode) {
  if (forbid_links && S_ISLNK(status.st_mode)) return Failure{"Symbolic links not allowed", 0};
  if (rules.regular_only && !S_ISREG(status.st_mode)) return Failure{"Regular files only", 0};
  if ((mode & S_IWUSR) != 0 && (status.st_mode & kExecBits) != 0) {
    return Failure{"Executable files not allowed", 0};
  }
  if (forbid_links && status.st_nlink != 1) return Failure{"Hard links not allowed", 0};
  const mode_t bits = BitsFor(who, status, mode);
  if ((status.st_mode & bits) != bits) return SystemError(EACCES);
  return SafetyAnswer{true, status};
}

}  // namespace

Identity Identity::OfProcess() { return {getuid(), getgid(), 0}; }

Result<SafetyAnswer> CheckFileSafety(const std::string& path, const Identity& who,
                                     SafetyRules rules, uint32_t mode,
                                     std::vector<std::string>& warnings) {
  if (path.size() > PATH_MAX) return SystemError(ENAMETOOLONG);
  const bool forbid_links = rules.check_links && !rules.allow_links;
  struct stat status = {};
  const int error =
      (forbid_links ? lstat(path.c_str(), &status) : stat(path.c_str(), &status)) == 0 ? 0 : errno;

  // A way that nobody else can write is not asked a second time.
  bool way_is_safe = false;
  if (forbid_links) {
    way_is_safe = PathCheck(who, true, warnings).Run(FolderOf(path), 0, 0).ok();
  }
  if (!way_is_safe) {
    Result<void> way = PathCheck(who, false, warnings).Run(FolderOf(path), 0, 0);
    if (!way) return way.failure();
  }
  if (error != 0) return CheckAbsent(path, who, rules, error);
  return CheckPresent(status, who, rules, forbid_links, static_cast<mode_t>(mode));
}

}  // namespace mw::maps
