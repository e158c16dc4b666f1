// SPDX-License-Identifier: BSD-2-Clause
// Replacing a file so that nobody ever sees half of it. The system part of
// Host::WriteFileAtomically.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace mw {

// Writes all of `bytes` to an open file, going on after interrupts; 0 or the errno.
int WriteAll(int file, std::string_view bytes);

// Writes `bytes` to a new file beside `path`, gives it the mode and owner of the old file (new
// files: 0666 less the umask), fsyncs it, renames it over `path` and fsyncs the folder. A symbolic
// link is followed, so the link stays and its target is replaced. What is not a regular file is
// written in place. On failure `path` is as it was and the new file is removed. SIGINT, SIGTERM and
// SIGHUP that arrive meanwhile also remove it.
Result<void> ReplaceFile(const std::string& path, std::string_view bytes);

}  // namespace mw
