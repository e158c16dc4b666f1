// SPDX-License-Identifier: BSD-2-Clause
#include "base/file_bytes.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace mw {

FileBytes::FileBytes(std::string bytes)
    : bytes_(std::move(bytes)), begin_(bytes_.data()), size_(bytes_.size()) {}

FileBytes::FileBytes(int file, uint64_t size, char* begin)
    : begin_(begin), size_(size), file_(file), loaded_((size + kBlock - 1) / kBlock) {}

Result<std::unique_ptr<FileBytes>> FileBytes::FromDescriptor(int file, uint64_t size) {
  if (size == 0) {
    close(file);
    return std::make_unique<FileBytes>(std::string());
  }
  // Address space only: the system gives memory to the blocks that are read.
  void* begin = mmap(nullptr, size, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (begin == MAP_FAILED) {
    const int error = errno;
    close(file);
    return Failure::FromErrno("mmap", error);
  }
  return std::unique_ptr<FileBytes>(new FileBytes(file, size, static_cast<char*>(begin)));
}

FileBytes::~FileBytes() {
  if (file_ < 0) return;
  munmap(const_cast<char*>(begin_), size_);
  close(file_);
}

bool FileBytes::Load(uint64_t block) {
  const uint64_t offset = block * kBlock;
  const uint64_t wanted = std::min(kBlock, size_ - offset);
  char* const to = const_cast<char*>(begin_) + offset;
  for (uint64_t done = 0; done < wanted;) {
    const ssize_t got = pread(file_, to + done, wanted - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    done += static_cast<uint64_t>(got);
  }
  loaded_[block] = true;
  return true;
}

}  // namespace mw
