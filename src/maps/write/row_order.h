// SPDX-License-Identifier: BSD-2-Clause
// Brings all rows of a batch in the order of their keys, on several threads.
#pragma once

#include <string_view>
#include <vector>

#include "maps/write/row_feed.h"
#include "maps/write/write_options.h"

namespace mw::maps {

// What all keys of the batch begin with.
std::string_view CommonPrefixOf(const Batch& batch);

// The rows in ascending order of key (the shorter first), without duplicates, which are added to
// `problems` as options.duplicates asks. The rows of the batch's chunks are gone afterwards.
std::vector<Row> SortedRows(Batch& batch, const WriteOptions& options,
                            std::vector<RowProblem>& problems);

}  // namespace mw::maps
