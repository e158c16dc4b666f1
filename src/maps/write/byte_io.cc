// SPDX-License-Identifier: BSD-2-Clause
#include "maps/write/byte_io.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

namespace mw::maps {
namespace {

Failure SystemError(int number) { return {std::strerror(number), number}; }

}  // namespace

Result<void> Invalidate(ImageFile& file) {
  static constexpr char kZeros[4096] = {};
  return file.Write(0, kZeros, sizeof kZeros);
}

Result<size_t> DescriptorSource::Read(char* into, size_t size) {
  ssize_t count;
  do {
    count = read(fd_, into, size);
  } while (count < 0 && errno == EINTR);
  if (count < 0) return SystemError(errno);
  return static_cast<size_t>(count);
}

uint64_t DescriptorSource::SizeHint() {
  struct stat status;
  if (fstat(fd_, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
  const off_t at = lseek(fd_, 0, SEEK_CUR);
  return at >= 0 && at < status.st_size ? static_cast<uint64_t>(status.st_size - at) : 0;
}

Result<void> DescriptorImage::Write(uint64_t offset, const char* bytes, size_t size) {
  while (size > 0) {
    const ssize_t count = pwrite(fd_, bytes, size, static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return SystemError(errno);
    bytes += count;
    offset += static_cast<uint64_t>(count);
    size -= static_cast<size_t>(count);
  }
  return {};
}

Result<void> DescriptorImage::Read(uint64_t offset, char* bytes, size_t size) {
  while (size > 0) {
    const ssize_t count = pread(fd_, bytes, size, static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return SystemError(errno);
    if (count == 0) return Failure{"file is shorter than what was written to it", EIO};
    bytes += count;
    offset += static_cast<uint64_t>(count);
    size -= static_cast<size_t>(count);
  }
  return {};
}

Result<void> DescriptorImage::Resize(uint64_t size) {
  // Even ftruncate() to the same size makes the file system write its journal at the next sync.
  struct stat status;
  if (fstat(fd_, &status) == 0 && static_cast<uint64_t>(status.st_size) == size) return {};
  int result;
  do {
    result = ftruncate(fd_, static_cast<off_t>(size));
  } while (result != 0 && errno == EINTR);
  if (result != 0) return SystemError(errno);
  return {};
}

Result<void> DescriptorImage::Sync() {
  int result;
  do {
    result = fdatasync(fd_);
  } while (result != 0 && errno == EINTR);
  if (result != 0) return SystemError(errno);
  return {};
}

Result<int> OpenUnnamedFile(const char* folder) {
  int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0) return fd;
  // Not every file system makes files without a name.
  std::string name = std::string(folder) + "/.map-spill-XXXXXX";
  fd = mkostemp(name.data(), O_CLOEXEC);
  if (fd < 0) return SystemError(errno);
  unlink(name.c_str());
  return fd;
}

}  // namespace mw::maps
