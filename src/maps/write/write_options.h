// SPDX-License-Identifier: BSD-2-Clause
// What all direct writers are told, and what they tell.
#pragma once

#include <cstdint>
#include <vector>

#include "maps/write/db_page.h"
#include "maps/write/row.h"

namespace mw::maps {

struct WriteOptions {
  DuplicateRule duplicates = DuplicateRule::kFirstWins;
  unsigned threads = 1;
  DbFileId id = {};
  const char* spill_folder = ".";  // where unnamed files go when memory does not suffice
};

struct WriteReport {
  uint64_t entries = 0;
  std::vector<RowProblem> problems;  // kDuplicate only, in any order
};

}  // namespace mw::maps
