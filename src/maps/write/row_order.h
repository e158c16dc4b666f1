// SPDX-License-Identifier: BSD-2-Clause
// Brings all rows of a batch in the order of their keys, on several threads.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "maps/write/row_feed.h"
#include "maps/write/write_options.h"

namespace mw::maps {

// What all keys of the batch begin with.
std::string_view CommonPrefixOf(const Batch& batch);

// Rows in order; `rows` is the part that counts of the array, or of the batch's only chunk.
struct OrderedRows {
  RowArray array;
  std::span<const Row> rows;
};

// The rows in ascending order of key (the shorter first), without duplicates, which are added to
// `problems` as options.duplicates asks. The batch's chunks have no rows of their own afterwards.
OrderedRows SortedRows(Batch& batch, const WriteOptions& options,
                       std::vector<RowProblem>& problems);

}  // namespace mw::maps
