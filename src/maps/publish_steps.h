// SPDX-License-Identifier: BSD-2-Clause
// Private to publish.cc: the steps on names and locks that building and recovering share.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>

#include "base/result.h"
#include "maps/map_file.h"

namespace mw::maps {

// open(2) with O_CLOEXEC and O_NOFOLLOW, going on after interrupts.
int OpenRetrying(const std::string& path, int flags, mode_t mode = 0);

// The file that is really changed, after the questions of what it may be.
Result<std::string> ResolveLive(const std::string& live, bool allow_links);

// Opens the file of a builder and takes its lock. A file that was renamed or removed while we waited
// is not the builder's any more. Without O_CREAT in `flags` an absent file gives ENOENT.
Result<FileDescriptor> LockBuilder(const std::string& path, int flags, int64_t timeout_ms);

// The live file, open and locked exclusively. ENOENT when there is none.
Result<FileDescriptor> LockLive(const std::string& live, int64_t timeout_ms);

// Ends a publishing: what describes it goes first.
void RemoveJournalAndNew(const std::string& live);

// Puts the first map in its place; EEXIST when there is one by now.
Result<void> NameFirst(const std::string& path, const std::string& live);

}  // namespace mw::maps
