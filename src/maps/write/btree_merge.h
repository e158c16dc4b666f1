// SPDX-License-Identifier: BSD-2-Clause
// Btree files from sorted runs on disk: one row after the other. A private part of btree_writer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "maps/write/btree_index.h"
#include "maps/write/page_run.h"
#include "maps/write/spill.h"
#include "maps/write/write_options.h"

namespace mw::maps {

// Fills leaves with rows that come in the order of their keys.
class LeafStream {
 public:
  explicit LeafStream(ImageFile& file);

  Result<void> Add(std::string_view key, std::string_view value);
  // Writes the last leaf; the leaves with their separators.
  Result<std::vector<BtreeChild>> Finish();

 private:
  void BeginPage(uint32_t number);
  Result<void> EmitPage(uint32_t next);

  PageRun run_;
  std::vector<char> page_bytes_;
  PageBuilder page_;
  uint32_t number_ = 0;
  size_t used_ = 0;
  std::string last_key_;
  std::vector<BtreeChild> leaves_;
};

// Merges the runs, each sorted and without equal keys, into `leaves`; equal keys of different runs
// are treated as options.duplicates asks. `memory` bytes are shared by the buffers of the runs.
Result<void> MergeRuns(SpillFile& file, const std::vector<SpillExtent>& runs, size_t memory,
                       DuplicateRule rule, LeafStream& leaves, WriteReport& report);

}  // namespace mw::maps
