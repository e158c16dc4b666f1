// SPDX-License-Identifier: BSD-2-Clause
// The numbers of cdb files; their layout stands in cdb_writer.h.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace mw::maps {

inline constexpr size_t kCdbTables = 256;
inline constexpr uint64_t kCdbHeaderBytes = kCdbTables * 8;
inline constexpr uint64_t kCdbMaxFile = 0xffffffff;
inline constexpr size_t kCdbRecordHead = 8;
inline constexpr size_t kCdbSlotBytes = 8;

inline uint32_t CdbHash(std::string_view key) {
  uint32_t hash = 5381;
  for (const char c : key) hash = (hash * 33) ^ static_cast<uint8_t>(c);
  return hash;
}

inline void PutLittle32(char* at, uint32_t value) {
  if constexpr (std::endian::native == std::endian::big) value = __builtin_bswap32(value);
  std::memcpy(at, &value, sizeof value);
}

inline uint32_t GetLittle32(const char* at) {
  uint32_t value;
  std::memcpy(&value, at, sizeof value);
  return std::endian::native == std::endian::big ? __builtin_bswap32(value) : value;
}

// Writes a whole record; `at` has room for kCdbRecordHead and both sizes.
inline void PutCdbRecord(char* at, std::string_view key, std::string_view value) {
  PutLittle32(at, static_cast<uint32_t>(key.size()));
  PutLittle32(at + 4, static_cast<uint32_t>(value.size()));
  std::memcpy(at + kCdbRecordHead, key.data(), key.size());
  std::memcpy(at + kCdbRecordHead + key.size(), value.data(), value.size());
}

struct CdbEntry {
  uint32_t hash = 0;
  uint32_t place = 0;  // of the record in the file; never 0 there
};

// Fills the table of `entries`, all of the same hash % kCdbTables, which has two slots for each.
void FillCdbTable(std::span<const CdbEntry> entries, char* table);

}  // namespace mw::maps
