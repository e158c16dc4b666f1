// SPDX-License-Identifier: BSD-2-Clause
// Writes Berkeley DB btree files page by page, without libdb (layout: db_page.h).
//
// Rows are sorted: grouped by splitters taken from a sample, then each group by itself, on two
// threads. The leaves follow one another from page 2 on and are full; the inner pages stand behind
// them, and page 1 is the root, as libdb demands. The bytes depend on nothing but the rows and the
// file id.
//
// More rows than memory allows are sorted batch by batch into unnamed files and merged from there.
#pragma once

#include "base/result.h"
#include "maps/write/byte_io.h"
#include "maps/write/row_feed.h"
#include "maps/write/write_options.h"

namespace mw::maps {

// As WriteHash (hash_writer.h), but no hash is needed.
Result<WriteReport> WriteBtree(RowFeed& feed, Batch& first, const WriteOptions& options,
                               ImageFile& file);

}  // namespace mw::maps
