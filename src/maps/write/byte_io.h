// SPDX-License-Identifier: BSD-2-Clause
// Where the text comes from and where the map goes. Interfaces, so that tests can let any step
// fail.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/result.h"

namespace mw::maps {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Up to `size` bytes into `into`, waiting for at least one; 0 at the end. Interruptions are
  // retried.
  virtual Result<size_t> Read(char* into, size_t size) = 0;
  // How many bytes will come, as far as that can be known; 0: unknown.
  virtual uint64_t SizeHint() { return 0; }
};

// A file that is written at places of the caller's choice, from several threads.
class ImageFile {
 public:
  virtual ~ImageFile() = default;
  virtual Result<void> Write(uint64_t offset, const char* bytes, size_t size) = 0;
  // Bytes written before; a shorter file is a Failure.
  virtual Result<void> Read(uint64_t offset, char* bytes, size_t size) = 0;
  // Cuts the file or fills it up with NULs; nothing happens when it has this size.
  virtual Result<void> Resize(uint64_t size) = 0;
  // Returns when the content is on the disk.
  virtual Result<void> Sync() = 0;
};

// Makes what `file` holds no map any more: its first 4096 bytes become NULs, which readers refuse.
// The blocks stay, because writing over them costs a fraction of giving them back and asking for
// new ones; who wrote less than was there calls Resize() at the end.
Result<void> Invalidate(ImageFile& file);

// Both on open descriptors, which stay the caller's.
class DescriptorSource : public ByteSource {
 public:
  explicit DescriptorSource(int fd) : fd_(fd) {}
  Result<size_t> Read(char* into, size_t size) override;
  uint64_t SizeHint() override;

 private:
  int fd_;
};

class DescriptorImage : public ImageFile {
 public:
  explicit DescriptorImage(int fd) : fd_(fd) {}
  Result<void> Write(uint64_t offset, const char* bytes, size_t size) override;
  Result<void> Read(uint64_t offset, char* bytes, size_t size) override;
  Result<void> Resize(uint64_t size) override;
  Result<void> Sync() override;

 private:
  int fd_;
};

// A new file in `folder` without a name: it is gone when the descriptor is closed, whatever
// happens. The caller closes it.
Result<int> OpenUnnamedFile(const char* folder);

}  // namespace mw::maps
