// SPDX-License-Identifier: BSD-2-Clause
// What mc2cf has to read: of the configuration library --list, --help-feature and --reference, of its own
// messages --explain.
#pragma once

#include <string>

namespace mw::tools {

struct PageChoice {
  std::string list;       // --list
  std::string help_name;  // --help-feature
  bool reference = false;
  std::string explain;  // --explain
  std::string
      library;  // --library: a folder, or the one in the program when it is empty or "builtin"

  bool any() const { return !list.empty() || !help_name.empty() || reference || !explain.empty(); }
};

// Prints the page to standard output; the exit status.
int PrintPage(const PageChoice& choice);

}  // namespace mw::tools
