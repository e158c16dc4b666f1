// SPDX-License-Identifier: BSD-2-Clause
// The real sendmail -bt, kept open and asked line by line, in name spaces of its own.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace mw::test {

inline constexpr const char* kSendmail = "/usr/sbin/sendmail";

class BtSession {
 public:
  explicit BtSession(const std::string& cf);
  ~BtSession();
  BtSession(const BtSession&) = delete;
  BtSession& operator=(const BtSession&) = delete;

  // What sendmail prints for `command`, with the prompt behind it.
  std::string Ask(const std::string& command);

 private:
  std::string Answer();

  pid_t child_ = -1;
  int in_ = -1;
  int out_ = -1;
};

// A .cf that has the maps of `map_lines` and nothing else to speak of.
std::string CfWithMaps(const std::string& folder, const std::string& map_lines);

// True inside; else starts this program again with a host name and no network, as sendmail would wait
// a minute for a name server. Returns false when that cannot be, which has been said then.
bool InNamespaces(const std::vector<std::string>& arguments);

}  // namespace mw::test
