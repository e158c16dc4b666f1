// SPDX-License-Identifier: BSD-2-Clause
#include "maps/db_store.h"

#include <db.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace mw::maps {
namespace {

// The words of sendmail's tools for libdb's own errors; errno values are the system's.
struct ErrorText {
  int code;
  const char* text;
};
constexpr ErrorText kErrorTexts[] = {
    {DB_NOTFOUND, "Key not found"},
    {DB_KEYEMPTY, "Key is empty"},
    {DB_KEYEXIST, "Key already exists"},
    {DB_LOCK_DEADLOCK, "Locker killed to resolve deadlock"},
    {DB_LOCK_NOTGRANTED, "Lock unavailable"},
    {DB_RUNRECOVERY, "Database panic, run recovery"},
    {DB_OLD_VERSION, "Berkeley DB file is an old version, recreate it"},
};

Failure DbFailure(int code) {
  for (const ErrorText& row : kErrorTexts) {
    if (row.code == code) return {row.text, 0};
  }
  return code > 0 ? Failure{std::strerror(code), code} : Failure{db_strerror(code), 0};
}

DBT ToDbt(std::string_view text) {
  DBT dbt = {};
  dbt.data = const_cast<char*>(text.data());
  dbt.size = static_cast<u_int32_t>(text.size());
  return dbt;
}

std::string_view ToView(const DBT& dbt) { return {static_cast<const char*>(dbt.data), dbt.size}; }

// libdb would write its complaints to stderr by itself.
void IgnoreMessage(const DB_ENV*, const char*, const char*) {}

int Configure(DB* db, const DbOpenOptions& options) {
  db->set_errcall(db, IgnoreMessage);
  int code = 0;
  if (options.cache_bytes != 0) code = db->set_cachesize(db, 0, options.cache_bytes, 1);
  if (code == 0 && options.kind == DbKind::kHash) code = db->set_h_nelem(db, options.hash_elements);
  if (code == 0 && options.allow_duplicates) code = db->set_flags(db, DB_DUP);
  return code;
}

}  // namespace

struct DbStore::State {
  DB* db = nullptr;
  ~State() {
    if (db) db->close(db, 0);
  }
};

DbStore::DbStore(std::unique_ptr<State> state) : state_(std::move(state)) {}
DbStore::DbStore(DbStore&&) noexcept = default;
DbStore& DbStore::operator=(DbStore&&) noexcept = default;
DbStore::~DbStore() = default;

Result<DbStore> DbStore::Open(const std::string& path, const DbOpenOptions& options) {
  auto state = std::make_unique<State>();
  int code = db_create(&state->db, nullptr, 0);
  if (code != 0) return DbFailure(code);
  code = Configure(state->db, options);
  if (code != 0) return DbFailure(code);
  u_int32_t flags = 0;
  if (options.create) flags |= DB_CREATE;
  if (options.truncate) flags |= DB_TRUNCATE;
  if (options.read_only) flags |= DB_RDONLY;
  code = state->db->open(state->db, nullptr, path.c_str(), nullptr,
                         options.kind == DbKind::kHash ? DB_HASH : DB_BTREE, flags, 0640);
  if (code != 0) return DbFailure(code);
  return DbStore(std::move(state));
}

Result<DbOutcome> DbStore::Put(std::string_view key, std::string_view value, bool keep_old) {
  DBT key_dbt = ToDbt(key);
  DBT value_dbt = ToDbt(value);
  const int code =
      state_->db->put(state_->db, nullptr, &key_dbt, &value_dbt, keep_old ? DB_NOOVERWRITE : 0);
  if (code == DB_KEYEXIST) return DbOutcome::kExists;
  if (code != 0) return DbFailure(code);
  return DbOutcome::kDone;
}

Result<DbOutcome> DbStore::Get(std::string_view key, std::string& value) {
  DBT key_dbt = ToDbt(key);
  DBT value_dbt = {};
  const int code = state_->db->get(state_->db, nullptr, &key_dbt, &value_dbt, 0);
  if (code == DB_NOTFOUND) return DbOutcome::kAbsent;
  if (code != 0) return DbFailure(code);
  value = ToView(value_dbt);
  return DbOutcome::kDone;
}

Result<DbOutcome> DbStore::Delete(std::string_view key) {
  DBT key_dbt = ToDbt(key);
  const int code = state_->db->del(state_->db, nullptr, &key_dbt, 0);
  if (code == DB_NOTFOUND) return DbOutcome::kAbsent;
  if (code != 0) return DbFailure(code);
  return DbOutcome::kDone;
}

Result<void> DbStore::ForEach(
    const std::function<bool(std::string_view, std::string_view)>& visit) {
  DBC* cursor = nullptr;
  int code = state_->db->cursor(state_->db, nullptr, &cursor, 0);
  if (code != 0) return DbFailure(code);
  DBT key = {};
  DBT value = {};
  while ((code = cursor->get(cursor, &key, &value, DB_NEXT)) == 0) {
    if (!visit(ToView(key), ToView(value))) break;
  }
  cursor->close(cursor);
  if (code != 0 && code != DB_NOTFOUND) return DbFailure(code);
  return {};
}

Result<void> DbStore::SetOwner(uint32_t user) {
  int fd = -1;
  const int code = state_->db->fd(state_->db, &fd);
  if (code != 0) return DbFailure(code);
  if (fchown(fd, user, static_cast<gid_t>(-1)) != 0) return DbFailure(errno);
  return {};
}

Result<void> DbStore::Sync() {
  const int code = state_->db->sync(state_->db, 0);
  if (code != 0) return DbFailure(code);
  return {};
}

Result<void> DbStore::Close() {
  DB* db = std::exchange(state_->db, nullptr);
  const int code = db->close(db, 0);
  if (code != 0) return DbFailure(code);
  return {};
}

Result<void> DbStore::Verify(const std::string& path) {
  DB* db = nullptr;
  int code = db_create(&db, nullptr, 0);
  if (code != 0) return DbFailure(code);
  db->set_errcall(db, IgnoreMessage);
  // verify() also frees the handle.
  code = db->verify(db, path.c_str(), nullptr, nullptr, 0);
  if (code != 0) return DbFailure(code);
  return {};
}

}  // namespace mw::maps
