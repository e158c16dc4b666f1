// SPDX-License-Identifier: BSD-2-Clause
// Users and groups of the system, for programs that are linked statically: /etc/passwd and /etc/group
// are read directly, and for names that are not there getent(1) is asked, which knows every name
// service. The C library's own functions would load shared objects, which costs more than building a
// small map, and does not work with another version of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace mw::maps {

std::optional<uint32_t> UserIdOf(const std::string& name);
std::optional<std::string> UserNameOf(uint32_t id);
// True if the list of members of the group names `user`. Primary groups do not count.
bool IsListedInGroup(const std::string& user, uint32_t group);

}  // namespace mw::maps
