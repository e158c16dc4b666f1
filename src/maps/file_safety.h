// SPDX-License-Identifier: BSD-2-Clause
// The questions sendmail's tools ask before they open a map: is the file, and the way to it, such
// that nobody else can slip in another one? They judge by the bits of mode and owner, not by what
// the system would allow, so root is refused too. Rules and texts are those of sendmail 8.17, found
// by experiment and in its public documents; tests/oracle compares every case with the real
// makemap.
//
//   way      group or world writable folders: the map may then be neither a symbolic nor a hard
//   link, and
//            root is warned ("WARNING: World writable directory /tmp"). Root needs search
//            permission for all, unless it or its group owns the folder.
//   file     a regular file, one link, not executable if it is to be written, with the permission
//            bits for its owner (root counts as owner of TrustedUser's files), group or others.
//   absent   to be created: the folder must have write and search bits for us.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace mw::maps {

// Who asks. `trusted_user` is the uid of the TrustedUser option, 0 without.
struct Identity {
  uint32_t user = 0;
  uint32_t group = 0;
  uint32_t trusted_user = 0;

  // The real user and group of this process.
  static Identity OfProcess();
};

struct SafetyRules {
  bool regular_only = true;
  bool allow_links = false;  // makemap -s: symbolic and hard links, also in writable folders
  // False (praliases): links are no matter, only the way is looked at.
  bool check_links = true;
  bool may_create = false;
};

struct SafetyAnswer {
  bool exists = false;
  struct stat status = {};  // of the file, when it exists
};

// Asks for `path` with the permission bits `mode` of the owner (S_IRUSR, S_IWUSR or both). A
// Failure carries sendmail's text ("Symbolic links not allowed", "Permission denied") and the errno
// if it is one. Warnings are added to `warnings`.
Result<SafetyAnswer> CheckFileSafety(const std::string& path, const Identity& who,
                                     SafetyRules rules, uint32_t mode,
                                     std::vector<std::string>& warnings);

}  // namespace mw::maps
