// SPDX-License-Identifier: BSD-2-Clause
// editmap as functions: one entry of an existing hash or btree map, and the list of all.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "maps/db_store.h"
#include "maps/file_safety.h"
#include "maps/map_file.h"

namespace mw::maps {

// An open and locked map: shared for reading, else exclusive until this goes.
struct OpenMap {
  MapFile file;
  DbStore store;
};

enum class MapAccess {
  kRead,
  kEdit,  // an absent map is made, as sendmail's editmap does
};

struct OpenMapOptions {
  std::string_view name;  // with or without ".db"
  DbKind kind = DbKind::kHash;
  MapAccess access = MapAccess::kRead;
  SafetyRules safety = {};
  bool ask_mode = true;  // the owner's bit for the access is asked for at the first question, too
};

// A Failure has sendmail's text; EINVAL: not a map of this kind.
Result<OpenMap> OpenMapForEntries(const OpenMapOptions& options, const Identity& who,
                                  std::vector<std::string>& warnings);

}  // namespace mw::maps
