// SPDX-License-Identifier: BSD-2-Clause
// .forward files, as seen with 8.17.1.9: the first file of option ForwardPath that is there and may be trusted
// is the user's list of addresses.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "maps/environment.h"
#include "rewrite/installation.h"

namespace mw::route {

// The value that option `name` (its long name, exactly) has in force, macros not put in; nullopt when no line
// of the .cf sets it.
std::optional<std::string> OptionText(const rewrite::Installation& installation,
                                      std::string_view name);

struct ForwardFile {
  std::string path;  // below no root, as sendmail would name it
  std::string text;
};

// Files that are no regular ones, belong to neither root nor the user, may be written by everybody, or lie in a
// folder that may, are passed over in silence. `detail`: what stood behind the plus, $h.
std::optional<ForwardFile> ReadForward(rewrite::Installation& installation,
                                       const maps::UserEntry& user, const std::string& detail);

}  // namespace mw::route
