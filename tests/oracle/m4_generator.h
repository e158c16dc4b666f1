// SPDX-License-Identifier: BSD-2-Clause
// Random m4 programs: a grammar of what people and attackers write, from a seed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mw::oracle {

// One input of the differential fuzzer. Removing statements or options leaves an input again.
struct M4Input {
  std::vector<std::string> options;
  std::vector<std::string> statements;  // joined they are the text
  bool from_file = false;               // given as the file input.m4, else on standard input
  // The first `frozen` statements run with -F, the others with -R; 0: one run.
  size_t frozen = 0;

  std::string Text(size_t begin, size_t end) const;
};

// Files that generated inputs may include: name and content.
std::vector<std::pair<std::string, std::string>> IncludedFiles();

// The same input for the same seed, on every machine.
M4Input GenerateM4Input(uint64_t seed);

}  // namespace mw::oracle
