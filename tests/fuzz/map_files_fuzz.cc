// SPDX-License-Identifier: BSD-2-Clause
// Damaged map files: whatever the bytes are, opening, finding and listing end without a crash.
//
// The first byte chooses the reader, the second the length of the key, which follows; the rest is
// the file. Built with libFuzzer when MW_FUZZ is on; else a program that replays the files it is
// given.
#include <cstdint>
#include <memory>
#include <string>

#include "maps/berkeley/database.h"
#include "maps/text_table.h"
#include "support/map_session.h"
#include "support/memory_files.h"

namespace mw {
namespace {

constexpr size_t kMostPairs = 100'000;

void ReadDatabase(std::string_view key, std::string bytes, maps::berkeley::Kind kind) {
  maps::berkeley::OpenProblem problem;
  const auto database =
      maps::berkeley::Database::Open(std::make_unique<FileBytes>(std::move(bytes)), kind, problem);
  if (database == nullptr) return;
  std::string_view value;
  database->Find(key, value);
  size_t count = 0;
  database->ForEach(
      [](void* to, std::string_view k, std::string_view) {
        maps::berkeley::HashOf(k);
        return ++*static_cast<size_t*>(to) < kMostPairs;
      },
      &count);
}

void ReadAsMap(std::string_view key, std::string bytes, std::string_view cf) {
  test::MemoryFiles host;
  host.Add("/f", bytes);
  host.Add("/f.cdb", std::move(bytes));
  test::MapSession session(host);
  session.environment.extra_types = {"cdb"};
  session.ReadConfiguration(cf, "f.cf");
  maps::Map* map = session.table.Find("m");
  if (map == nullptr) return;
  map->LookupFromRule({.key = key, .args = {}}, session.answer);
  map->TraceKey(key);
}

}  // namespace
}  // namespace mw

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  if (all.size() < 2) return 0;
  const size_t key_length = static_cast<uint8_t>(all[1]);
  const std::string_view key = all.substr(2, key_length);
  const std::string_view rest = all.substr(2 + key.size());
  switch (static_cast<uint8_t>(all[0]) % 7) {
    case 0:
      mw::ReadDatabase(key, std::string(rest), mw::maps::berkeley::Kind::kHash);
      break;
    case 1:
      mw::ReadDatabase(key, std::string(rest), mw::maps::berkeley::Kind::kBtree);
      break;
    case 2:
      mw::ReadAsMap(key, std::string(rest), "Km cdb /f\n");
      break;
    case 3:
      mw::ReadAsMap(key, std::string(rest), "Km text -k1 -v2 -z: /f\n");
      break;
    case 4:
      mw::ReadAsMap(key, std::string(rest), "Km stab /f\n");
      break;
    case 5:
      mw::ReadAsMap(key, std::string(rest), "Km hash /f\n");
      break;
    default:
      // The bytes are the K line's arguments.
      mw::ReadAsMap(key, "", "Km " + std::string(rest.substr(0, 2000)) + "\n");
      break;
  }
  return 0;
}
