// SPDX-License-Identifier: BSD-2-Clause
// Many files compiled in one run, by as many processes as there are processors.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>

#include "common.h"

namespace mw::tools {

// What became of one input.
struct Compiled {
  int status = kExitOk;
  std::string path;   // to be written; empty: nothing is
  std::string bytes;  // its content
};

// Calls `prepare` in each process, then `compile` for the number of each input, and writes the outputs. Each input fares as if it were
// alone: what it prints appears in the order of the inputs, and one that ends its process - by the limit
// of time, or by a fault of ours - leaves the others as they are. The status of the first that has one
// other than 0.
int RunBatch(std::span<const std::string> inputs, std::string_view program,
             const std::function<void()>& prepare, const std::function<Compiled(size_t)>& compile);

}  // namespace mw::tools
