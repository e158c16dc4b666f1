// SPDX-License-Identifier: BSD-2-Clause
// flock(2) with an end to the waiting. sendmail takes this lock shared around each lookup and
// exclusive while a map is written, so who holds it exclusively may change the file under running
// readers.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace mw::maps {

enum class LockKind { kShared, kExclusive };

// Locks the open file `fd`, asking again until `timeout_ms` have passed (0: asks once). The Failure
// (EWOULDBLOCK) says how long it waited and, where /proc/locks tells it, which process holds it. The
// lock ends when the last descriptor of this opening is closed.
Result<void> LockFile(int fd, LockKind kind, int64_t timeout_ms);

void UnlockFile(int fd);

// Which process holds a lock on the open file `fd`: "process 4711 (sendmail)"; "another process"
// when that cannot be found out.
std::string LockHolder(int fd);

}  // namespace mw::maps
