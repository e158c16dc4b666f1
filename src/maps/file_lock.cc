// SPDX-License-Identifier: BSD-2-Clause
#include "maps/file_lock.h"

#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <time.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace mw::maps {
namespace {

// Waiting begins short, because a lookup holds the lock for microseconds, and grows to this.
constexpr int64_t kLongestNap = 10'000'000;
constexpr int64_t kFirstNap = 100'000;

int64_t Clock() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1'000'000'000 + now.tv_nsec;
}

struct CloseStream {
  void operator()(FILE* stream) const { std::fclose(stream); }
};
using Stream = std::unique_ptr<FILE, CloseStream>;

std::string NameOfProcess(int pid) {
  const Stream file(std::fopen(fmt::format("/proc/{}/comm", pid).c_str(), "re"));
  char name[64];
  if (!file || !std::fgets(name, sizeof name, file.get())) return {};
  name[std::strcspn(name, "\n")] = '\0';
  return name;
}

}  // namespace

std::string LockHolder(int fd) {
  struct stat status;
  const Stream file(std::fopen("/proc/locks", "re"));
  if (file && fstat(fd, &status) == 0) {
    char line[256];
    while (std::fgets(line, sizeof line, file.get())) {
      // "1: FLOCK  ADVISORY  WRITE 4711 fe:00:131079 0 EOF"; waiting ones have "->" behind the number.
      int pid;
      unsigned major_id, minor_id;
      unsigned long long inode;
      if (std::sscanf(line, "%*d: FLOCK %*s %*s %d %x:%x:%llu", &pid, &major_id, &minor_id,
                      &inode) != 4) {
        continue;
      }
      if (inode != status.st_ino || makedev(major_id, minor_id) != status.st_dev) continue;
      const std::string name = NameOfProcess(pid);
      return name.empty() ? fmt::format("process {}", pid)
                          : fmt::format("process {} ({})", pid, name);
    }
  }
  return "another process";
}

Result<void> LockFile(int fd, LockKind kind, int64_t timeout_ms) {
  const int operation = (kind == LockKind::kShared ? LOCK_SH : LOCK_EX) | LOCK_NB;
  const int64_t begin = Clock();
  for (int64_t nap = kFirstNap;; nap = std::min(nap * 2, kLongestNap)) {
    if (flock(fd, operation) == 0) return {};
    if (errno != EWOULDBLOCK && errno != EINTR) return Failure{std::strerror(errno), errno};
    const int64_t left = timeout_ms * 1'000'000 - (Clock() - begin);
    if (left <= 0) {
      return Failure{fmt::format("still locked by {} after {} seconds", LockHolder(fd),
                                 static_cast<double>(timeout_ms) / 1000),
                     EWOULDBLOCK};
    }
    const int64_t wait = std::min(nap, left);
    const timespec pause = {wait / 1'000'000'000, wait % 1'000'000'000};
    nanosleep(&pause, nullptr);
  }
}

void UnlockFile(int fd) { (void)flock(fd, LOCK_UN); }

}  // namespace mw::maps
