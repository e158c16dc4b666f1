// SPDX-License-Identifier: BSD-2-Clause
// makemap as a function: from text to a map file.
//
// Hash and btree maps of ordinary entries are written page by page (write/); libdb does the rest:
// adding to an existing map, maps with duplicates, entries longer than a quarter page. Both give
// the same content.
//
// Differences from sendmail's makemap, all on the safe side: the old map stays until the whole text
// has been read and sorted, so a kill while it is read loses nothing; a text that cannot be read
// (EIO, a folder) is an error and not an empty map; a write error is told once, not for each row.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "maps/db_store.h"
#include "maps/map_file.h"
#include "maps/source.h"
#include "maps/write/byte_io.h"
#include "maps/write/row_feed.h"
#include "maps/write/write_options.h"

namespace mw::maps {

enum class MapFormat { kHash, kBtree, kCdb };

struct BuildOptions {
  MapFormat format = MapFormat::kHash;
  SourceFormat source;
  bool keep_entries = false;           // -o: adds to the map that is there; hash and btree only
  bool keep_duplicates = false;        // -d: all values of a key; hash and btree only
  bool replace = false;                // -r: of equal keys the last wins, not the first
  uint32_t cache_bytes = 1024 * 1024;  // -c, for libdb
  uint64_t max_memory = 512u << 20;    // about; more input than fits waits in an unnamed file
  unsigned threads = 2;                // at most; small input takes one
  bool sync = true;                    // false: the caller syncs what the direct writers wrote
  bool use_libdb = false;              // also for what the direct writers can do
  std::optional<DbFileId> file_id;     // for equal bytes from equal input; else a new one
  // Called for each entry in the order of the input, before it is stored (-v).
  std::function<void(std::string_view key, std::string_view value)> on_entry;
};

struct BuildReport {
  std::vector<RowProblem> problems;  // by line
  uint64_t entries = 0;              // stored
};

// Where a build failed: reading the text, or writing the map.
enum class BuildStage { kRead, kWrite };

// An open, locked map and what to do with it. Two steps, because makemap tells what is wrong with
// the map before it reads the text.
class MapBuild {
 public:
  // `file` comes from OpenMapFile for writing. For libdb the map is opened (and emptied, without
  // keep_entries) here; a Failure has sendmail's text.
  static Result<MapBuild> Begin(MapFile file, const BuildOptions& options);

  MapBuild(MapBuild&&) noexcept = default;

  // Gives the file to `user`; the group stays.
  Result<void> SetOwner(uint32_t user);

  // Reads all of `input`, stores what is right and tells what is wrong; what was right is stored
  // all the same. The map is on the disk when this returns. A Failure in reading leaves the old map
  // as it was, unless libdb had to empty it; a file that was made by OpenMapFile is removed.
  Result<BuildReport> Run(ByteSource& input, BuildStage& failed);

 private:
  MapBuild(MapFile file, const BuildOptions& options) : file_(std::move(file)), options_(options) {}

  bool NeedsLibdb() const;
  Result<void> OpenStore(bool truncate);
  Result<void> WriteMap(RowFeed& feed, Batch& first, BuildReport& report);
  Result<void> PutAll(RowFeed& feed, Batch& batch, BuildReport& report);
  Result<void> PutBatch(const Batch& batch, BuildReport& report);

  MapFile file_;
  BuildOptions options_;
  std::optional<DbStore> store_;
};

}  // namespace mw::maps
