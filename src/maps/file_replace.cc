// SPDX-License-Identifier: BSD-2-Clause
#include "maps/file_replace.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

#include "maps/journal.h"
#include "maps/write/byte_io.h"

namespace mw::maps {
namespace {

constexpr uint64_t kBlock = 1u << 20;
constexpr int64_t kSecond = 1'000'000'000;

Failure SystemError(int number) { return {std::strerror(number), number}; }

int64_t Now() {
  timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return now.tv_sec;
}

// Who may write a file but does not own it can only set its times to now. Then now must first
// become later.
Result<void> TouchNow(int file, int64_t after) {
  constexpr int64_t kPatience = 3;  // seconds
  if (after - Now() > kPatience) {
    return Failure{"its modification time lies in the future and belongs to another user", EPERM};
  }
  while (Now() <= after) {
    const timespec pause = {0, kSecond / 100};
    nanosleep(&pause, nullptr);
  }
  if (futimens(file, nullptr) != 0) return SystemError(errno);
  return {};
}

Result<void> CopyAttribute(int from, int to, const char* name) {
  const ssize_t size = fgetxattr(from, name, nullptr, 0);
  std::vector<char> value(size > 0 ? static_cast<size_t>(size) : 0);
  const ssize_t got = size < 0 ? -1 : fgetxattr(from, name, value.data(), value.size());
  if (got < 0) return errno == ENODATA || errno == ENOTSUP ? Result<void>() : SystemError(errno);
  if (fsetxattr(to, name, value.data(), static_cast<size_t>(got), 0) == 0) return {};
  // Labels of other modules may not be ours to give; access lists must be kept.
  const bool is_acl = std::strncmp(name, "system.posix_acl", 16) == 0;
  return is_acl ? SystemError(errno).For(name) : Result<void>();
}

}  // namespace

Result<void> CopyRange(int from, int to, uint64_t begin, uint64_t end) {
  const std::unique_ptr<char[]> block(new char[kBlock]);
  DescriptorImage source(from), target(to);
  for (uint64_t at = begin; at < end;) {
    const size_t size = static_cast<size_t>(std::min(kBlock, end - at));
    Result<void> result = source.Read(at, block.get(), size);
    if (!result) return result;
    result = target.Write(at, block.get(), size);
    if (!result) return result;
    at += size;
  }
  return {};
}

bool IsHalfCopied(int live) {
  char header[kHeaderBytes];
  ssize_t count;
  do {
    count = pread(live, header, sizeof header, 0);
  } while (count < 0 && errno == EINTR);
  return count >= 0 && std::all_of(header, header + count, [](char c) { return c == '\0'; });
}

bool SameContent(int a, int b) {
  struct stat first, second;
  if (fstat(a, &first) != 0 || fstat(b, &second) != 0 || first.st_size != second.st_size) {
    return false;
  }
  const Result<ContentHash> one = HashOfFile(a, static_cast<uint64_t>(first.st_size));
  const Result<ContentHash> two = HashOfFile(b, static_cast<uint64_t>(first.st_size));
  return one && two && *one == *two;
}

Result<void> ReserveSpace(int live, uint64_t size) {
  struct stat status;
  if (fstat(live, &status) != 0) return SystemError(errno);
  // Blocks that are there already are not reserved again, but holes are.
  if (static_cast<uint64_t>(status.st_blocks) * 512 >= size) return {};
  int result;
  do {
    result = fallocate(live, FALLOC_FL_KEEP_SIZE, 0, static_cast<off_t>(size));
  } while (result != 0 && errno == EINTR);
  if (result != 0 && errno != EOPNOTSUPP && errno != ENOSYS) return SystemError(errno);
  return {};
}

// The syncs keep the order on the disk: what is half copied after a power loss is seen to be so.
Result<void> CopyOver(int from, int live, uint64_t size, int64_t before_ns) {
  DescriptorImage target(live);
  const char zeros[kHeaderBytes] = {};
  const uint64_t header = std::min(size, kHeaderBytes);
  Result<void> result = target.Write(0, zeros, sizeof zeros);
  if (result) result = target.Sync();
  if (result) result = CopyRange(from, live, header, size);
  if (result) result = target.Resize(size);
  if (result && size > header) result = target.Sync();
  if (result) result = CopyRange(from, live, 0, header);
  if (result) result = TouchLater(live, before_ns);
  if (result && fsync(live) != 0) result = SystemError(errno);
  return result;
}

Result<void> TakeAttributes(int live, int file) {
  struct stat status, own;
  if (fstat(live, &status) != 0 || fstat(file, &own) != 0) return SystemError(errno);
  // Owner first: chown clears the set-id bits.
  if ((own.st_uid != status.st_uid || own.st_gid != status.st_gid) &&
      fchown(file, status.st_uid, status.st_gid) != 0) {
    return SystemError(errno).For("cannot keep owner and group");
  }
  if (fchmod(file, status.st_mode & 07777) != 0) return SystemError(errno);
  char names[4096];
  const ssize_t size = flistxattr(live, names, sizeof names);
  for (ssize_t at = 0; at < size;) {
    const char* name = names + at;
    Result<void> copied = CopyAttribute(live, file, name);
    if (!copied) return copied;
    at += static_cast<ssize_t>(std::strlen(name)) + 1;
  }
  return {};
}

Result<void> TouchLater(int file, int64_t before_ns) {
  const int64_t after = before_ns / kSecond;
  const timespec times[2] = {{0, UTIME_OMIT}, {std::max(after + 1, Now()), 0}};
  if (futimens(file, times) == 0) return {};
  return errno == EPERM ? TouchNow(file, after) : Result<void>(SystemError(errno));
}

// The old file is touched before the rename: after a kill between the two, readers open the old map
// once more, and nothing is stale. In the other order they could keep it for ever.
Result<void> RenameOver(const std::string& path, int file, const std::string& live_path, int live,
                        int64_t before_ns) {
  Result<void> result = TakeAttributes(live, file);
  if (result) result = TouchLater(file, before_ns);
  if (result && fsync(file) != 0) result = SystemError(errno);
  if (result) result = TouchLater(live, before_ns);
  if (!result) return result;
  if (rename(path.c_str(), live_path.c_str()) != 0) return SystemError(errno);
  return SyncFolderOf(live_path);
}

}  // namespace mw::maps
