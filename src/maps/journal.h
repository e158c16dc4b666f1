// SPDX-License-Identifier: BSD-2-Clause
// The record of a publishing that is under way, so that the next run can finish it.
//
// Beside the live map DIR/NAME stand, while it is changed,
//
//   DIR/.NAME.new       the new map, complete and synced; its flock is held by the builder
//   DIR/.NAME.journal   these facts, 128 bytes, numbers in the machine's byte order:
//     0  "mailwright redo\n"        16 bytes
//    16  version 1                  8
//    24  size of the new map        8
//    32  XXH3-128 of the new map    16
//    48  device, inode, size and mtime (ns) of the live map before; zeros when there was none    32
//    80  zeros                      40
//   120  XXH3-64 of the bytes before
//
// A journal whose sum is wrong, or whose new map has other bytes than it says, was never finished:
// the live map has not been touched then.
#pragma once

#include <sys/stat.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"

namespace mw::maps {

// XXH3-128 of a content.
using ContentHash = std::array<uint64_t, 2>;

// Of the first `size` bytes of an open file; Failure when it is shorter or cannot be read.
Result<ContentHash> HashOfFile(int fd, uint64_t size);

// Which file, and in which state. Two that are equal have the same content unless somebody took
// pains.
struct FileMark {
  uint64_t device = 0;
  uint64_t inode = 0;
  uint64_t size = 0;
  int64_t modified_ns = 0;

  static FileMark Of(const struct stat& status);
  friend bool operator==(const FileMark&, const FileMark&) = default;
};

struct Journal {
  uint64_t size = 0;  // of the new map
  ContentHash hash = {};
  FileMark before;  // the live map; all zero: there was none
};

// ".NAME.new" and ".NAME.journal" in the folder of the map.
std::string NewMapPath(const std::string& live);
std::string JournalPath(const std::string& live);

// Makes the journal durable, but not its name: the caller syncs the folder. A Failure leaves no
// journal.
Result<void> WriteJournal(const std::string& path, const Journal& journal);
// nullopt when there is none or it is not whole.
std::optional<Journal> ReadJournal(const std::string& path);

// Makes the names in the folder of `path` durable.
Result<void> SyncFolderOf(const std::string& path);

}  // namespace mw::maps
