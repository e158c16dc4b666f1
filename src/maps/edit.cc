// SPDX-License-Identifier: BSD-2-Clause
#include "maps/edit.h"

#include <sys/stat.h>

#include <utility>

namespace mw::maps {

Result<OpenMap> OpenMapForEntries(const OpenMapOptions& options, const Identity& who,
                                  std::vector<std::string>& warnings) {
  const bool edit = options.access == MapAccess::kEdit;
  MapFileRequest request = {.name = options.name,
                            .write = edit,
                            .create = edit,
                            .first_mode = 0,
                            .safety = options.safety};
  if (options.ask_mode) request.first_mode = edit ? S_IWUSR : S_IRUSR;
  Result<MapFile> file = OpenMapFile(request, who, warnings);
  if (!file) return file.failure();
  Result<DbStore> store = DbStore::Open(file->path, {.kind = options.kind,
                                                     .read_only = !edit,
                                                     .create = edit,
                                                     .truncate = edit && file->created});
  if (!store) return store.failure();
  return OpenMap{std::move(*file), std::move(*store)};
}

}  // namespace mw::maps
