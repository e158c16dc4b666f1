// SPDX-License-Identifier: BSD-2-Clause
#include "maps/journal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "base/safe_file.h"
#include "base/text.h"
#include "maps/map_file.h"

// The functions come from the header, so nothing is linked.
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace mw::maps {
namespace {

constexpr char kMagic[] = "mailwright redo\n";
constexpr size_t kMagicBytes = sizeof kMagic - 1;
constexpr size_t kJournalBytes = 128;
constexpr size_t kSumAt = 120;
constexpr size_t kBlock = 1u << 18;

using JournalBytes = std::array<char, kJournalBytes>;

struct Layout {
  char magic[kMagicBytes];
  uint64_t version;
  uint64_t size;
  uint64_t hash[2];
  uint64_t device, inode, live_size;
  int64_t modified_ns;
  uint64_t zeros[5];
  uint64_t sum;
};
static_assert(sizeof(Layout) == kJournalBytes);

uint64_t SumOf(const Layout& layout) { return XXH3_64bits(&layout, kSumAt); }

Failure SystemError(int number) { return {std::strerror(number), number}; }

}  // namespace

Result<ContentHash> HashOfFile(int fd, uint64_t size) {
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(),
                                                                              XXH3_freeState);
  if (!state) return SystemError(ENOMEM);
  XXH3_128bits_reset(state.get());
  const std::unique_ptr<char[]> block(new char[kBlock]);
  for (uint64_t at = 0; at < size;) {
    const size_t wanted = static_cast<size_t>(std::min<uint64_t>(kBlock, size - at));
    const ssize_t count = pread(fd, block.get(), wanted, static_cast<off_t>(at));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return SystemError(errno);
    if (count == 0) return Failure{"file is shorter than it was", EIO};
    XXH3_128bits_update(state.get(), block.get(), static_cast<size_t>(count));
    at += static_cast<uint64_t>(count);
  }
  const XXH128_hash_t hash = XXH3_128bits_digest(state.get());
  return ContentHash{hash.low64, hash.high64};
}

FileMark FileMark::Of(const struct stat& status) {
  return {status.st_dev, status.st_ino, static_cast<uint64_t>(status.st_size),
          status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec};
}

std::string NewMapPath(const std::string& live) {
  return fmt::format("{}/.{}.new", DirName(live), BaseName(live));
}

std::string JournalPath(const std::string& live) {
  return fmt::format("{}/.{}.journal", DirName(live), BaseName(live));
}

Result<void> WriteJournal(const std::string& path, const Journal& journal) {
  Layout layout = {};
  std::memcpy(layout.magic, kMagic, kMagicBytes);
  layout.version = 1;
  layout.size = journal.size;
  layout.hash[0] = journal.hash[0];
  layout.hash[1] = journal.hash[1];
  layout.device = journal.before.device;
  layout.inode = journal.before.inode;
  layout.live_size = journal.before.size;
  layout.modified_ns = journal.before.modified_ns;
  layout.sum = SumOf(layout);
  FileDescriptor file(
      open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (file.get() < 0) return SystemError(errno).For(path);
  int error = WriteAll(file.get(), {reinterpret_cast<const char*>(&layout), sizeof layout});
  if (error == 0 && fsync(file.get()) != 0) error = errno;
  if (const int closed = file.Close(); error == 0) error = closed;
  if (error == 0) return {};
  unlink(path.c_str());
  return SystemError(error).For(path);
}

std::optional<Journal> ReadJournal(const std::string& path) {
  const FileDescriptor file(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (file.get() < 0) return std::nullopt;
  Layout layout;
  ssize_t count;
  do {
    count = pread(file.get(), &layout, sizeof layout, 0);
  } while (count < 0 && errno == EINTR);
  if (count != static_cast<ssize_t>(sizeof layout)) return std::nullopt;
  if (std::memcmp(layout.magic, kMagic, kMagicBytes) != 0 || layout.version != 1 ||
      layout.sum != SumOf(layout)) {
    return std::nullopt;
  }
  return Journal{layout.size,
                 {layout.hash[0], layout.hash[1]},
                 {layout.device, layout.inode, layout.live_size, layout.modified_ns}};
}

Result<void> SyncFolderOf(const std::string& path) {
  const std::string folder(DirName(path));
  const FileDescriptor file(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (file.get() < 0) return SystemError(errno).For(folder);
  // Some file systems cannot sync folders and say EINVAL; names are durable there by other means.
  if (fsync(file.get()) != 0 && errno != EINVAL) return SystemError(errno).For(folder);
  return {};
}

}  // namespace mw::maps
