// SPDX-License-Identifier: BSD-2-Clause
// Writes Berkeley DB hash files page by page, without libdb (layout: db_page.h).
//
// The number of buckets is fixed from the bytes to store, so no bucket ever splits: the table is
// between 40 and 80 % full. Rows are grouped into at most 256 partitions of neighbouring buckets,
// which fit the processor's cache, then sorted by bucket and key; each bucket becomes one page, and
// what does not fit goes to overflow pages behind all buckets. The bytes depend on nothing but the
// rows and the file id.
//
// More rows than memory allows are first written to an unnamed file, partition by partition.
#pragma once

#include "base/result.h"
#include "maps/write/byte_io.h"
#include "maps/write/row_feed.h"
#include "maps/write/write_options.h"

namespace mw::maps {

// `first` was filled by `feed`, with KeyHash::kDb, and its items are at most kMaxItem
// bytes long; a longer one that comes later is a Failure. The file is emptied first and its meta
// page written last, so what a kill leaves behind is no map instead of half a map. Does not sync.
Result<WriteReport> WriteHash(RowFeed& feed, Batch& first, const WriteOptions& options,
                              ImageFile& file);

}  // namespace mw::maps
