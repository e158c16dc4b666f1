// SPDX-License-Identifier: BSD-2-Clause
// Would sendmail open this map? It judges by bits of mode and owner, not by what the system would allow
// (measured with sendmail 8.17 -bt, running as root):
//
//   folders   the folder and every one above it must not be writable for group or others ("Group
//             writable directory"), unless DontBlameSendmail has MapInUnsafeDirPath; with TrustStickyBit
//             a sticky folder is fine
//   file      readable by the bit of root's class: the owner's for files of root and TrustedUser, the
//             group's for group 0, else that of others
// Links are no matter for reading.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/host.h"
#include "site/site.h"

namespace mw::site {

// The ids that the judgement needs; FromHost reads /etc/passwd and /etc/group below `root`, or the
// machine's own when there are none.
struct Accounts {
  uint32_t trusted_user = 0;           // 0: none
  std::optional<uint32_t> mail_group;  // the group that sendmail's submission program runs with
  std::string mail_group_name = "smmsp";

  static Accounts FromHost(Host& host, const std::string& root, const SafetyPolicy& policy,
                           const std::string& mail_group);
};

// sendmail's words for why it would refuse `path`, empty when it would not. Folders are asked from the
// deepest up to `root`.
std::string WhyRefused(Host& host, const std::string& path, const std::string& root,
                       const SafetyPolicy& policy, const Accounts& accounts);

// False when programs of the mail group cannot read the file.
bool IsReadableForGroup(const FileStatus& status, const Accounts& accounts);

}  // namespace mw::site
