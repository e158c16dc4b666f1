// SPDX-License-Identifier: BSD-2-Clause
#include "maps/map_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstring>

namespace mw::maps {
namespace {

constexpr mode_t kMapMode = 0640;

Failure SystemError(int number) { return {std::strerror(number), number}; }

// True if the open file is not the one that was looked at before.
bool Changed(int fd, const struct stat& before) {
  struct stat now;
  return fstat(fd, &now) != 0 || now.st_nlink != before.st_nlink || now.st_dev != before.st_dev ||
         now.st_ino != before.st_ino || now.st_uid != before.st_uid || now.st_gid != before.st_gid;
}

int OpenRetrying(const std::string& path, int flags) {
  int fd;
  do {
    fd = open(path.c_str(), flags | O_CLOEXEC, kMapMode);
  } while (fd < 0 && errno == EINTR);
  return fd;
}

int LockRetrying(int fd, int operation) {
  int result;
  do {
    result = flock(fd, operation);
  } while (result != 0 && errno == EINTR);
  return result;
}

}  // namespace

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  if (this != &other) {
    Close();
    fd_ = std::exchange(other.fd_, -1);
  }
  return *this;
}

FileDescriptor::~FileDescriptor() { Close(); }

int FileDescriptor::Close() {
  const int fd = std::exchange(fd_, -1);
  return fd >= 0 && close(fd) != 0 ? errno : 0;
}

std::string WithSuffix(std::string_view name, std::string_view suffix) {
  std::string path(name);
  const std::string ending = "." + std::string(suffix);
  if (!path.ends_with(ending)) path += ending;
  return path;
}

Result<MapFile> OpenMapFile(const MapFileRequest& request, const Identity& who,
                            std::vector<std::string>& warnings) {
  if (request.name.size() + request.suffix.size() + 2 > PATH_MAX)
    return Failure{"Name too long", 0};
  MapFile file;
  file.path = WithSuffix(request.name, request.suffix);
  SafetyRules rules = request.safety;
  rules.may_create = request.create;
  Result<SafetyAnswer> first = CheckFileSafety(file.path, who, rules, request.first_mode, warnings);
  if (!first) return first.failure();
  const uint32_t mode = request.write ? S_IRUSR | S_IWUSR : S_IRUSR;
  Result<SafetyAnswer> second = CheckFileSafety(file.path, who, rules, mode, warnings);
  if (!second) return second.failure();

  file.created = !second->exists;
  const int flags = (request.write ? O_RDWR : O_RDONLY) | (file.created ? O_CREAT | O_EXCL : 0);
  file.lock = FileDescriptor(OpenRetrying(file.path, flags));
  if (file.lock.get() < 0) return SystemError(errno);
  if (LockRetrying(file.lock.get(), request.write ? LOCK_EX : LOCK_SH) != 0) {
    return SystemError(errno);
  }
  // Another builder may have replaced the file while we waited for the lock.
  if (second->exists && Changed(file.lock.get(), second->status)) {
    return Failure{"File changed after open", 0};
  }
  return file;
}

}  // namespace mw::maps
