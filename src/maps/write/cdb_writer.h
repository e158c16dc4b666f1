// SPDX-License-Identifier: BSD-2-Clause
// Writes cdb files (D. J. Bernstein's constant database), byte for byte as tinycdb writes them.
//
//   header    256 pairs (place, slots) of 32 bits, little-endian as all numbers
//   records   key size · value size · key · value, in the order of the input
//   tables    256 hash tables of pairs (hash, place of the record); twice as many slots as records;
//             hash 5381, then h * 33 ^ byte; table h & 255, first slot (h >> 8) % slots
//
// Rows that all fit into memory are written by several threads (cdb_memory.h). Of others, records
// go to the file as they are read, and only 12 to 20 bytes for each stay in memory. Limit 4 GiB.
#pragma once

#include <functional>
#include <string_view>

#include "base/result.h"
#include "maps/write/byte_io.h"
#include "maps/write/row_feed.h"
#include "maps/write/write_options.h"

namespace mw::maps {

// As WriteHash (hash_writer.h), but any size of item is fine, and the feed hashes as cdb does.
Result<WriteReport> WriteCdb(RowFeed& feed, Batch& first, const WriteOptions& options,
                             ImageFile& file);

// Gives the next entry, whose views hold until the next call; false at the end.
using EntrySource = std::function<bool(std::string_view& key, std::string_view& value)>;

// Entries of any size and content. Of a duplicate, RowProblem::line is the number of the entry.
Result<WriteReport> WriteCdbEntries(const EntrySource& next, const WriteOptions& options,
                                    ImageFile& file);

}  // namespace mw::maps
