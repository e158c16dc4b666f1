// SPDX-License-Identifier: BSD-2-Clause
#include "maps/cdb_file.h"

namespace mw::maps {
namespace {

uint32_t Number(const char* at) {
  const auto* byte = reinterpret_cast<const uint8_t*>(at);
  return byte[0] | uint32_t{byte[1]} << 8 | uint32_t{byte[2]} << 16 | uint32_t{byte[3]} << 24;
}

}  // namespace

bool CdbFile::LooksRight(FileBytes& file) {
  const char* header = file.At(0, kHeader);
  if (header == nullptr) return false;
  uint64_t at = 0;
  for (int i = 0; i < 256; ++i) {
    const uint32_t begin = Number(header + 8 * i);
    const uint32_t slots = Number(header + 8 * i + 4);
    if (begin < kHeader || begin < at || begin + uint64_t{8} * slots > file.size()) return false;
    at = begin + uint64_t{8} * slots;
  }
  return at == file.size();
}

Store::Found CdbFile::Find(std::string_view key, std::string_view& value) {
  uint32_t hash = 5381;
  for (const char c : key) hash = ((hash << 5) + hash) ^ static_cast<uint8_t>(c);
  uint32_t table, slots;
  if (!ReadPair(8 * uint64_t{hash & 255}, table, slots)) return Found::kCorrupt;
  for (uint32_t tried = 0, slot = slots == 0 ? 0 : (hash >> 8) % slots; tried < slots; ++tried) {
    uint32_t slot_hash, record;
    if (!ReadPair(table + 8 * uint64_t{slot}, slot_hash, record)) return Found::kCorrupt;
    if (record == 0) return Found::kNo;
    if (slot_hash == hash) {
      std::string_view stored;
      if (!ReadRecord(record, stored, value)) return Found::kCorrupt;
      if (stored == key) return Found::kYes;
    }
    if (++slot == slots) slot = 0;
  }
  return Found::kNo;
}

bool CdbFile::ForEach(Visitor visit, void* context) {
  uint32_t end, slots;  // the first table begins where the records end
  if (!ReadPair(0, end, slots)) return false;
  for (uint64_t at = kHeader; at < end;) {
    std::string_view key, value;
    if (!ReadRecord(at, key, value)) return false;
    if (!visit(context, key, value)) return true;
    at += 8 + key.size() + value.size();
  }
  return true;
}

bool CdbFile::ReadPair(uint64_t offset, uint32_t& first, uint32_t& second) {
  const char* at = file_->At(offset, 8);
  if (at == nullptr) return false;
  first = Number(at);
  second = Number(at + 4);
  return true;
}

bool CdbFile::ReadRecord(uint64_t offset, std::string_view& key, std::string_view& value) {
  uint32_t key_length, value_length;
  if (!ReadPair(offset, key_length, value_length)) return false;
  const char* at = file_->At(offset + 8, uint64_t{key_length} + value_length);
  if (at == nullptr) return false;
  key = {at, key_length};
  value = {at + key_length, value_length};
  return true;
}

}  // namespace mw::maps
