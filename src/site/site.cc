// SPDX-License-Identifier: BSD-2-Clause
#include "site/site.h"

#include "base/text.h"

namespace mw::site {
namespace {

struct StorageRow {
  Storage storage;
  std::string_view name;
  std::string_view suffix;
};
constexpr StorageRow kStorages[] = {
    {Storage::kHash, "hash", "db"}, {Storage::kBtree, "btree", "db"}, {Storage::kCdb, "cdb", "cdb"},
    {Storage::kDbm, "dbm", "dir"},  {Storage::kText, "text", ""},
};

}  // namespace

std::string_view StorageName(Storage storage) {
  for (const StorageRow& row : kStorages) {
    if (row.storage == storage) return row.name;
  }
  return {};
}

std::optional<Storage> FindStorage(std::string_view name) {
  for (const StorageRow& row : kStorages) {
    if (EqualFolded(row.name, name)) return row.storage;
  }
  return std::nullopt;
}

std::string_view SuffixOf(Storage storage) {
  for (const StorageRow& row : kStorages) {
    if (row.storage == storage) return row.suffix;
  }
  return {};
}

}  // namespace mw::site
