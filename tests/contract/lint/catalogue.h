// SPDX-License-Identifier: BSD-2-Clause
// catalogue.txt: which mistakes the linter must find, and an example of each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mw::lint {

struct Mistake {
  std::string name;
  std::string code;               // of the finding; empty for a row without one
  std::string reason;             // why it has none, or why it has no example
  std::string page;               // a page of tests/spec that shows it, instead of an example
  std::vector<std::string> bad;   // each gives the code and no other
  std::vector<std::string> good;  // each gives nothing
  size_t line = 0;
};

// Blocks of lines, separated by empty ones; # begins a comment:
//
//   find NAME CODE | none NAME REASON | fact NAME | page NAME CODE PAGE
//   bad LINE       a new example; "and LINE" is one more line of it
//   good LINE
//
// \t stands for a tab. `fact` rows have good examples only: what must not be reported.
std::vector<Mistake> ReadCatalogue(std::string_view text, std::vector<std::string>& wrong);

}  // namespace mw::lint
