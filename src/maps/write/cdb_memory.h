// SPDX-License-Identifier: BSD-2-Clause
// The cdb writer for rows that are all in memory, on several threads. The tables of the file serve
// to find equal keys, so that nothing else has to be built for that.
#pragma once

#include "base/result.h"
#include "maps/write/byte_io.h"
#include "maps/write/row_feed.h"
#include "maps/write/write_options.h"

namespace mw::maps {

// `batch` is the only one of its input; Row::order holds the CdbHash of the key.
Result<WriteReport> WriteCdbFromMemory(const Batch& batch, const WriteOptions& options,
                                       ImageFile& file);

}  // namespace mw::maps
