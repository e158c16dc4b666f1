// SPDX-License-Identifier: BSD-2-Clause
#include "maps/system_files.h"

#include <arpa/inet.h>

#include "base/text.h"
#include "maps/settings.h"

namespace mw::maps {
namespace {

// The bytes of an address, so that ::1 and 0:0:0:0:0:0:0:1 are one; the text when it is none.
std::string AddressKey(std::string_view text) {
  const std::string address(text);
  char bytes[16];
  if (inet_pton(AF_INET, address.c_str(), bytes) == 1) return {bytes, 4};
  if (inet_pton(AF_INET6, address.c_str(), bytes) == 1) return {bytes, 16};
  return address;
}

}  // namespace

HostsFile::HostsFile(std::string_view text) {
  for (const std::string_view line : Split(text, '\n')) {
    const std::vector<std::string_view> words = SplitWords(line.substr(0, line.find('#')));
    if (words.size() < 2) continue;
    HostEntry& entry = entries_.emplace_back();
    entry.address = words[0];
    entry.names.assign(words.begin() + 1, words.end());
    for (const std::string& name : entry.names) by_name_.emplace(FoldCase(name), &entry);
    by_address_.emplace(AddressKey(entry.address), &entry);
  }
}

const HostEntry* HostsFile::FindName(std::string_view name) {
  const auto found = by_name_.find(FoldCase(name));
  return found == by_name_.end() ? nullptr : found->second;
}

const HostEntry* HostsFile::FindAddress(std::string_view address) {
  const auto found = by_address_.find(AddressKey(address));
  return found == by_address_.end() ? nullptr : found->second;
}

PasswdFile::PasswdFile(std::string_view text) {
  for (const std::string_view line : Split(text, '\n')) {
    const std::vector<std::string_view> fields = Split(line, ':');
    if (fields.size() < 7) continue;
    UserEntry user;
    user.name = fields[0];
    user.password = fields[1];
    user.uid = static_cast<uint32_t>(LeadingNumber(fields[2]));
    user.gid = static_cast<uint32_t>(LeadingNumber(fields[3]));
    user.gecos = fields[4];
    user.home = fields[5];
    user.shell = fields[6];
    users_.emplace(user.name, user);
  }
}

const UserEntry* PasswdFile::FindUser(std::string_view name) {
  const auto found = users_.find(std::string(name));
  return found == users_.end() ? nullptr : &found->second;
}

}  // namespace mw::maps
