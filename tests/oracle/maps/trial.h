// SPDX-License-Identifier: BSD-2-Clause
// Runs one call of a map tool in a fresh folder and tells everything it left behind.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace mw::test {

struct Call {
  std::string program;  // makemap, editmap or praliases
  std::vector<std::string> arguments;
  std::string input;
  // Prepares the folder, which is empty and the current one.
  std::function<void()> prepare = [] {};
  unsigned user = 0;  // the tool runs as this user and group
  bool in_bad_folder = false;
};

// Exit status, both outputs, and each file with type, mode, owner, links and, for maps, sorted
// entries.
std::string Observe(const Call& call, const std::string& program_path);

// "makemap -o hash x < \"a\\t1\\n\"", for messages.
std::string Describe(const Call& call);

// The folder in which all calls run.
const std::string& TrialFolder();

void WriteText(const std::string& name, const std::string& text);

}  // namespace mw::test
