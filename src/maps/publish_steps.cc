// SPDX-License-Identifier: BSD-2-Clause
#include "maps/publish_steps.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "maps/file_lock.h"
#include "maps/journal.h"

namespace mw::maps {
namespace {

Failure SystemError(int number) { return {std::strerror(number), number}; }

bool IsSameFile(const std::string& path, const struct stat& status) {
  struct stat named;
  return lstat(path.c_str(), &named) == 0 && named.st_dev == status.st_dev &&
         named.st_ino == status.st_ino;
}

// True if `path` still names the open file.
bool IsStill(const std::string& path, int fd) {
  struct stat opened;
  return fstat(fd, &opened) == 0 && IsSameFile(path, opened);
}

}  // namespace

int OpenRetrying(const std::string& path, int flags, mode_t mode) {
  int fd;
  do {
    fd = open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, mode);
  } while (fd < 0 && errno == EINTR);
  return fd;
}

Result<std::string> ResolveLive(const std::string& live, bool allow_links) {
  struct stat status;
  if (lstat(live.c_str(), &status) != 0) {
    if (errno == ENOENT) return live;
    return SystemError(errno).For(live);
  }
  std::string path = live;
  if (S_ISLNK(status.st_mode)) {
    if (!allow_links) return Failure{live + ": is a symbolic link; give the name it leads to", 0};
    char resolved[PATH_MAX];
    if (!realpath(live.c_str(), resolved)) return SystemError(errno).For(live);
    path = resolved;
    if (stat(path.c_str(), &status) != 0) return SystemError(errno).For(live);
  }
  if (!S_ISREG(status.st_mode)) return Failure{live + ": is not a regular file", 0};
  // A builder that was killed while it gave the first map its name has left two.
  if (status.st_nlink == 2 && IsSameFile(NewMapPath(path), status)) {
    unlink(NewMapPath(path).c_str());
    --status.st_nlink;
  }
  if (status.st_nlink != 1 && !allow_links) {
    return Failure{fmt::format("{}: has {} names (hard links); all of them would change", live,
                               status.st_nlink),
                   0};
  }
  return path;
}

Result<FileDescriptor> LockBuilder(const std::string& path, int flags, int64_t timeout_ms) {
  constexpr int kTries = 1000;
  for (int i = 0; i < kTries; ++i) {
    FileDescriptor file(OpenRetrying(path, O_RDWR | flags, 0600));
    if (file.get() < 0) {
      Failure failure = SystemError(errno).For(path);
      if (failure.error_number == EACCES || failure.error_number == EROFS) {
        failure.message += "; maps are built in the folder of the live map";
      }
      return failure;
    }
    Result<void> locked = LockFile(file.get(), LockKind::kExclusive, timeout_ms);
    if (!locked) return Failure(locked.failure()).For(path + ": another build of this map");
    struct stat status;
    if (fstat(file.get(), &status) != 0) return SystemError(errno).For(path);
    if (!S_ISREG(status.st_mode)) return Failure{path + ": is not a regular file", 0};
    if (IsStill(path, file.get())) return file;
  }
  return Failure{path + ": is replaced again and again", EBUSY};
}

Result<FileDescriptor> LockLive(const std::string& live, int64_t timeout_ms) {
  constexpr int kTries = 1000;
  for (int i = 0; i < kTries; ++i) {
    FileDescriptor file(OpenRetrying(live, O_RDWR));
    if (file.get() < 0) return SystemError(errno).For(live);
    Result<void> locked = LockFile(file.get(), LockKind::kExclusive, timeout_ms);
    if (!locked) return Failure(locked.failure()).For(live);
    if (IsStill(live, file.get())) return file;
  }
  return Failure{live + ": is replaced again and again", EBUSY};
}

void RemoveJournalAndNew(const std::string& live) {
  unlink(JournalPath(live).c_str());
  unlink(NewMapPath(live).c_str());
}

Result<void> NameFirst(const std::string& path, const std::string& live) {
  if (renameat2(AT_FDCWD, path.c_str(), AT_FDCWD, live.c_str(), RENAME_NOREPLACE) != 0) {
    if (errno != EINVAL && errno != ENOSYS) return SystemError(errno);
    // link(2) refuses an existing name on every file system. ResolveLive knows what a kill leaves.
    if (link(path.c_str(), live.c_str()) != 0) return SystemError(errno);
    unlink(path.c_str());
  }
  return SyncFolderOf(live);
}

}  // namespace mw::maps
