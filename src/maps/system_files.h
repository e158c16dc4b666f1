// SPDX-License-Identifier: BSD-2-Clause
// /etc/hosts and /etc/passwd read from text, so that a configuration can be tested as if on its own
// machine.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "maps/environment.h"

namespace mw::maps {

// `address name alias ...`, comments from # on. Lines without a name say nothing.
class HostsFile : public HostDirectory {
 public:
  explicit HostsFile(std::string_view text);
  const HostEntry* FindName(std::string_view name) override;
  const HostEntry* FindAddress(std::string_view address) override;

 private:
  std::deque<HostEntry> entries_;
  std::unordered_map<std::string, const HostEntry*> by_name_;  // lower case; the first entry wins
  std::unordered_map<std::string, const HostEntry*> by_address_;  // as bytes, see AddressKey
};

// `name:password:uid:gid:gecos:home:shell`. Lines with fewer fields say nothing.
class PasswdFile : public UserDirectory {
 public:
  explicit PasswdFile(std::string_view text);
  const UserEntry* FindUser(std::string_view name) override;

 private:
  std::unordered_map<std::string, UserEntry> users_;  // the first of a name wins
};

}  // namespace mw::maps
