// SPDX-License-Identifier: BSD-2-Clause
#include "base/safe_file.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <optional>
#include <utility>

#include "base/text.h"

namespace mw {
namespace {

// The file that a signal must remove. Set with signals blocked, read by the signal action only.
char g_unfinished[PATH_MAX];

void RemoveUnfinished(int signal_number) {
  if (g_unfinished[0] != '\0') unlink(g_unfinished);
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

constexpr int kEndingSignals[] = {SIGINT, SIGTERM, SIGHUP};

// While alive, the ending signals remove the file `path` before they end the program.
class UnfinishedFile {
 public:
  explicit UnfinishedFile(const std::string& path) {
    path.copy(g_unfinished, sizeof g_unfinished - 1);
    struct sigaction action {};
    action.sa_handler = RemoveUnfinished;
    for (size_t i = 0; i < std::size(kEndingSignals); ++i) {
      sigaction(kEndingSignals[i], nullptr, &before_[i]);
      if (before_[i].sa_handler != SIG_IGN) sigaction(kEndingSignals[i], &action, nullptr);
    }
  }
  ~UnfinishedFile() {
    for (size_t i = 0; i < std::size(kEndingSignals); ++i) {
      sigaction(kEndingSignals[i], &before_[i], nullptr);
    }
    g_unfinished[0] = '\0';
  }
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;

 private:
  struct sigaction before_[std::size(kEndingSignals)];
};

Result<void> WriteInPlace(const std::string& path, std::string_view bytes) {
  const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) return Failure::FromErrno(path, errno);
  const int error_number = WriteAll(file, bytes);
  const bool closed = close(file) == 0;
  if (error_number != 0) return Failure::FromErrno(path, error_number);
  if (!closed) return Failure::FromErrno(path, errno);
  return {};
}

// The file that is really replaced: `path` with symbolic links followed; a dead link gives its
// target.
std::string ResolvedPath(const std::string& path) {
  char resolved[PATH_MAX];
  if (realpath(path.c_str(), resolved) != nullptr) return resolved;
  char target[PATH_MAX];
  const ssize_t length = readlink(path.c_str(), target, sizeof target);
  if (length <= 0) return path;
  std::string to(target, static_cast<size_t>(length));
  return to[0] == '/' ? to : std::string(DirName(path)) + "/" + to;
}

// Fills `file` with `bytes`, mode and owner as wanted; 0 or the errno.
int FillFile(int file, std::string_view bytes, const struct stat* old) {
  mode_t mode = 0;
  if (old != nullptr) {
    // Owner first: chown clears the set-id bits. Without the right to give files away it stays
    // ours.
    if (fchown(file, old->st_uid, old->st_gid) != 0 && fchown(file, uid_t(-1), old->st_gid) != 0) {
      if (errno != EPERM) return errno;
    }
    mode = old->st_mode & 07777;
  } else {
    const mode_t mask = umask(0);
    umask(mask);
    mode = 0666 & ~mask;
  }
  if (fchmod(file, mode) != 0) return errno;
  if (const int error_number = WriteAll(file, bytes)) return error_number;
  if (fsync(file) != 0) return errno;
  return 0;
}

void SyncFolder(const std::string& path) {
  const int folder = open(std::string(DirName(path)).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  (void)fsync(folder);  // some file systems cannot; the rename itself has succeeded
  close(folder);
}

}  // namespace

int WriteAll(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return 0;
}

Result<void> ReplaceFile(const std::string& path, std::string_view bytes) {
  struct stat old {};
  const bool exists = stat(path.c_str(), &old) == 0;
  if (exists && S_ISDIR(old.st_mode)) return Failure::FromErrno(path, EISDIR);
  if (exists && !S_ISREG(old.st_mode)) return WriteInPlace(path, bytes);

  const std::string target = ResolvedPath(path);
  std::string beside =
      std::string(DirName(target)) + "/." + std::string(BaseName(target)) + ".XXXXXX";
  if (beside.size() >= sizeof g_unfinished) return Failure::FromErrno(path, ENAMETOOLONG);
  const int file = mkostemp(beside.data(), O_CLOEXEC);
  if (file < 0) return Failure::FromErrno(path, errno);

  const UnfinishedFile unfinished(beside);
  int error_number = FillFile(file, bytes, exists ? &old : nullptr);
  if (close(file) != 0 && error_number == 0) error_number = errno;
  if (error_number == 0 && rename(beside.c_str(), target.c_str()) != 0) error_number = errno;
  if (error_number != 0) {
    unlink(beside.c_str());
    return Failure::FromErrno(path, error_number);
  }
  SyncFolder(target);
  return {};
}

}  // namespace mw
