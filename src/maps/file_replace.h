// SPDX-License-Identifier: BSD-2-Clause
// The two ways of publish.h to change a live map, as steps on open files. Whoever calls them holds
// the exclusive lock of the live file.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace mw::maps {

// How much of a live map is cleared first and written last: the whole header of every map type.
// While it is clear, the file is no map.
inline constexpr uint64_t kHeaderBytes = 4096;

// True if the live file is one that CopyOver has begun and not finished.
bool IsHalfCopied(int live);

// True if both files hold the same bytes.
bool SameContent(int a, int b);

// Copies bytes [begin, end) of one open file to the same place of another.
Result<void> CopyRange(int from, int to, uint64_t begin, uint64_t end);

// Makes room for `size` bytes in the live file without changing its content: what may fail for lack
// of space fails here.
Result<void> ReserveSpace(int live, uint64_t size);

// Fills `live` with the `size` bytes of `from`, syncs it, and gives it an mtime that every reader
// notices: in whole seconds, later than `before_ns`. A Failure leaves it half copied.
Result<void> CopyOver(int from, int live, uint64_t size, int64_t before_ns);

// Gives the new file what the live one has: owner, group, mode, extended attributes (ACL, SELinux
// label).
Result<void> TakeAttributes(int live, int file);

// Puts the file `path`, open as `file`, in the place of `live_path`, open as `live`, and makes that
// durable. Who has the old file open will notice.
Result<void> RenameOver(const std::string& path, int file, const std::string& live_path, int live,
                        int64_t before_ns);

// Sets the mtime to the later of now and one second after `before_ns`.
Result<void> TouchLater(int file, int64_t before_ns);

}  // namespace mw::maps
