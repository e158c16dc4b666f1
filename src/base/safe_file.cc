// SPDX-License-Identifier: BSD-2-Clause
#include "base/safe_file.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <climits>
#include <utility>

#include "base/text.h"

namespace mw {
namespace {

// The files that a signal must remove; an empty name stands for none.
char g_unfinished[FileReplacements::kMost][PATH_MAX];

void RemoveAndEnd(int signal_number) {
  RemoveUnfinishedFiles();
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

constexpr int kEndingSignals[] = {SIGINT, SIGTERM, SIGHUP};

// What the ending signals did before.
struct sigaction g_before[std::size(kEndingSignals)];

void CatchEndingSignals() {
  struct sigaction action {};
  action.sa_handler = RemoveAndEnd;
  for (size_t i = 0; i < std::size(kEndingSignals); ++i) {
    sigaction(kEndingSignals[i], nullptr, &g_before[i]);
    if (g_before[i].sa_handler != SIG_IGN) sigaction(kEndingSignals[i], &action, nullptr);
  }
}

void RestoreEndingSignals() {
  for (size_t i = 0; i < std::size(kEndingSignals); ++i) {
    sigaction(kEndingSignals[i], &g_before[i], nullptr);
  }
}

// The first byte comes last: until then the name is none.
void SetUnfinished(size_t index, std::string_view path) {
  char* const name = g_unfinished[index];
  path.substr(1).copy(name + 1, PATH_MAX - 2);
  name[path.size()] = '\0';
  std::atomic_signal_fence(std::memory_order_seq_cst);
  name[0] = path[0];
}

void ForgetUnfinished(size_t index) { g_unfinished[index][0] = '\0'; }

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
  return WriteAll(file, bytes);
}

void SyncFolder(const std::string& path) {
  const int folder = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
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

void RemoveUnfinishedFiles() {
  for (const char* const name : g_unfinished) {
    if (name[0] != '\0') unlink(name);
  }
}

FileReplacements::FileReplacements() { CatchEndingSignals(); }

FileReplacements::~FileReplacements() {
  for (size_t i = 0; i < files_.size(); ++i) {
    close(files_[i].file);
    unlink(files_[i].beside.c_str());
    ForgetUnfinished(i);
  }
  RestoreEndingSignals();
}

Result<void> FileReplacements::Add(const std::string& path, std::string_view bytes) {
  struct stat old {};
  const bool exists = stat(path.c_str(), &old) == 0;
  if (exists && S_ISDIR(old.st_mode)) return Failure::FromErrno(path, EISDIR);
  if (exists && !S_ISREG(old.st_mode)) return WriteInPlace(path, bytes);

  NewFile added;
  added.path = path;
  added.target = ResolvedPath(path);
  added.beside =
      std::string(DirName(added.target)) + "/." + std::string(BaseName(added.target)) + ".XXXXXX";
  if (added.beside.size() >= PATH_MAX) return Failure::FromErrno(path, ENAMETOOLONG);
  added.file = mkostemp(added.beside.data(), O_CLOEXEC);
  if (added.file < 0) return Failure::FromErrno(path, errno);
  SetUnfinished(files_.size(), added.beside);
  if (const int error_number = FillFile(added.file, bytes, exists ? &old : nullptr)) {
    close(added.file);
    unlink(added.beside.c_str());
    ForgetUnfinished(files_.size());
    return Failure::FromErrno(path, error_number);
  }
  files_.push_back(std::move(added));
  return {};
}

std::vector<FileReplacements::Unplaced> FileReplacements::PutInPlace() {
  std::vector<Unplaced> unplaced;
  std::vector<int> error_numbers;
  // With several, the disk begins to write all of them before one is waited for.
  for (const NewFile& file : files_) {
    if (files_.size() > 1) (void)sync_file_range(file.file, 0, 0, SYNC_FILE_RANGE_WRITE);
  }
  for (const NewFile& file : files_) {
    int error_number = fsync(file.file) != 0 ? errno : 0;
    if (close(file.file) != 0 && error_number == 0) error_number = errno;
    error_numbers.push_back(error_number);
  }
  std::vector<std::string_view> folders;
  for (size_t i = 0; i < files_.size(); ++i) {
    const NewFile& file = files_[i];
    int error_number = error_numbers[i];
    if (error_number == 0 && rename(file.beside.c_str(), file.target.c_str()) != 0) {
      error_number = errno;
    }
    if (error_number != 0) {
      unlink(file.beside.c_str());
      unplaced.push_back({i, Failure::FromErrno(file.path, error_number)});
    } else if (const std::string_view folder = DirName(file.target);
               std::find(folders.begin(), folders.end(), folder) == folders.end()) {
      folders.push_back(folder);
    }
    ForgetUnfinished(i);
  }
  for (const std::string_view folder : folders) SyncFolder(std::string(folder));
  files_.clear();
  return unplaced;
}

Result<void> ReplaceFile(const std::string& path, std::string_view bytes) {
  FileReplacements replacements;
  const Result<void> added = replacements.Add(path, bytes);
  if (!added) return added;
  std::vector<FileReplacements::Unplaced> unplaced = replacements.PutInPlace();
  if (!unplaced.empty()) return std::move(unplaced.front().failure);
  return {};
}

}  // namespace mw
