// SPDX-License-Identifier: BSD-2-Clause
// Berkeley DB files through libdb: reading, editing, verifying, and writing what the direct writers
// (maps/write/) leave out: duplicates (-d), adding to an existing map (-o), very long items.
//
// The one file that knows <db.h> is db_store.cc. Locks are the business of map_file.h; libdb takes
// none.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace mw::maps {

enum class DbKind { kHash, kBtree };

struct DbOpenOptions {
  DbKind kind = DbKind::kHash;
  bool read_only = false;
  bool create = false;    // an absent or empty file becomes an empty map
  bool truncate = false;  // whatever the file holds is dropped, also what is no map at all
  bool allow_duplicates = false;
  uint32_t cache_bytes = 1024 * 1024;  // what makemap has without -c; 0: libdb's default
  uint32_t hash_elements = 4096;       // the size that a new hash map is prepared for
};

// Outcome of a put or delete.
enum class DbOutcome { kDone, kExists, kAbsent };

class DbStore {
 public:
  // Failures have sendmail's text; error_number is the errno, EINVAL for a file of another type or
  // none.
  static Result<DbStore> Open(const std::string& path, const DbOpenOptions& options);

  DbStore(DbStore&&) noexcept;
  DbStore& operator=(DbStore&&) noexcept;
  ~DbStore();  // closes without telling about errors

  // kExists only with `keep_old`. With allow_duplicates a further value is added behind the others.
  Result<DbOutcome> Put(std::string_view key, std::string_view value, bool keep_old);
  // The (first) value; kAbsent leaves `value` alone.
  Result<DbOutcome> Get(std::string_view key, std::string& value);
  // Removes the key with all its values.
  Result<DbOutcome> Delete(std::string_view key);
  // All entries in the order of the file, until `visit` returns false.
  Result<void> ForEach(const std::function<bool(std::string_view, std::string_view)>& visit);

  // Gives the open file to `user`; the group stays.
  Result<void> SetOwner(uint32_t user);
  Result<void> Sync();
  // Writes all and closes; nothing else may be called afterwards.
  Result<void> Close();

  // Nothing if libdb finds the structure sound, else its complaint.
  static Result<void> Verify(const std::string& path);

 private:
  struct State;
  explicit DbStore(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace mw::maps
