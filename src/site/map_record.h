// SPDX-License-Identifier: BSD-2-Clause
// What a build leaves beside a map so that the next run knows from which rows it was made: the file
// DIR/.NAME.db.built, replaced whole after the map was published:
//
//   mailwright 1
//   rows 5f3c...            RowSet::Hash() of the rows stored
//   form hash fold null     type, fold or case, null or plain: how keys are stored
//   map 12288 1795524088000000000      size and mtime (ns) of the map then
//
// It is a shortcut and never believed against the map: when size or mtime are others (another tool
// built it, a backup was put back), when it is missing or cannot be read, map and text are compared row
// by row. A kill between map and record leaves a record that does not fit.
#pragma once

#include <optional>
#include <string>

#include "base/host.h"
#include "site/site.h"

namespace mw::site {

struct MapRecord {
  std::string rows;
  std::string form;
  uint64_t size = 0;
  int64_t modified_ns = 0;
  friend bool operator==(const MapRecord&, const MapRecord&) = default;
};

// How a map stores its keys and values.
struct MapForm {
  Storage storage = Storage::kHash;
  bool fold_case = true;      // K line without -f
  bool include_null = false;  // K line with -N, and all alias files

  static MapForm Of(const SiteFile& file);
  std::string Text() const;
};

std::string RecordPath(const std::string& database);
std::optional<MapRecord> ReadRecord(Host& host, const std::string& database);
Result<void> WriteRecord(Host& host, const std::string& database, const MapRecord& record);

}  // namespace mw::site
