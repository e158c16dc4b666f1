// SPDX-License-Identifier: BSD-2-Clause
// Berkeley DB files as maps.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "maps/berkeley/database.h"
#include "maps/keyed_reader.h"

namespace mw::maps::berkeley {

// The `parse` of classes hash and btree (and of implicit, which is hash until that fails).
std::unique_ptr<MapReader> ParseDatabaseMap(MapDefinition& definition, std::string_view arguments,
                                            std::string_view class_name, Kind kind);

// Opens `file` as a database; nullptr after saying what sendmail says. `name` is for the message.
std::unique_ptr<Store> OpenDatabaseStore(std::unique_ptr<FileBytes> file, const std::string& name,
                                         Kind kind, bool optional, Environment& environment);

}  // namespace mw::maps::berkeley
