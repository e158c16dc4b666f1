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

// Rows in order; `rows` is the part of the array that counts.
struct OrderedRows {
  RowArray array;
  std::span<const Row> rows;
};

// The rows in ascending order of key (the shorter first), without duplicates, which are added to
// `problems` as options.duplicates asks. The rows of the batch's chunks are gone afterwards.
OrderedRows SortedRows(Batch& batch, const WriteOptions& options,
                       std::vector<RowProblem>& problems);

}  // namespace mw::maps
