// SPDX-License-Identifier: BSD-2-Clause
// Builds the map of one file and publishes it. The only part of this module that changes files; it does
// so on the system itself (maps/publish.h), not through Host.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/host.h"
#include "maps/publish.h"
#include "site/map_record.h"
#include "site/rows.h"

namespace mw::site {

struct MapBuildOptions {
  maps::PublishOptions publish;
  uint64_t max_memory = 512u << 20;  // of the writers, beside the rows
  bool aliases = false;              // the entry @:@ is added
  // Called now and then with the number of rows written; may be empty.
  std::function<void(uint64_t rows)> on_progress;
};

// Writes `rows` in `form` to a new file beside `database`, reads it back and compares every row, and
// only then puts it in the place of the old map. A Failure leaves the old map as it is, unless its text
// says otherwise.
Result<maps::PublishReport> BuildMap(const RowSet& rows, const MapForm& form,
                                     const std::string& database, const MapBuildOptions& options,
                                     Host& host);

// Notes for the next run which rows are in the map.
Result<void> RecordMap(const RowSet& rows, const MapForm& form, const std::string& database,
                       Host& host);

}  // namespace mw::site
