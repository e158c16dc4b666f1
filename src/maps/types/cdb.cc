// SPDX-License-Identifier: BSD-2-Clause
// Constant databases (tinycdb, Postfix). Debian's sendmail is built without them.
//
// Format: 256 pairs {offset, slots} of 32-bit little-endian numbers; records {key length, value
// length, key, value}; tables of slots {hash, record offset}. A key's table is chosen by the low
// byte of its hash, its first slot by the rest; the search ends at an empty slot.
#include <fmt/format.h>

#include "maps/environment.h"
#include "maps/keyed_reader.h"

namespace mw::maps {
namespace {

class CdbStore : public Store {
 public:
  explicit CdbStore(std::unique_ptr<FileBytes> file) : file_(std::move(file)) {}

  Found Find(std::string_view key, std::string_view& value) override {
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

  bool ForEach(Visitor visit, void* context) override {
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

  static constexpr uint64_t kHeader = 2048;

 private:
  bool ReadPair(uint64_t offset, uint32_t& first, uint32_t& second) {
    const char* at = file_->At(offset, 8);
    if (at == nullptr) return false;
    first = Number(at);
    second = Number(at + 4);
    return true;
  }
  bool ReadRecord(uint64_t offset, std::string_view& key, std::string_view& value) {
    uint32_t key_length, value_length;
    if (!ReadPair(offset, key_length, value_length)) return false;
    const char* at = file_->At(offset + 8, uint64_t{key_length} + value_length);
    if (at == nullptr) return false;
    key = {at, key_length};
    value = {at + key_length, value_length};
    return true;
  }
  static uint32_t Number(const char* at) {
    const auto* byte = reinterpret_cast<const uint8_t*>(at);
    return byte[0] | uint32_t{byte[1]} << 8 | uint32_t{byte[2]} << 16 | uint32_t{byte[3]} << 24;
  }

  std::unique_ptr<FileBytes> file_;
};

class CdbReader : public KeyedReader {
 public:
  explicit CdbReader(MapDefinition& definition) : KeyedReader(definition, ".cdb") {}

 protected:
  std::unique_ptr<Store> OpenStore(std::unique_ptr<FileBytes> file,
                                   const std::string& name) override {
    if (file->size() >= CdbStore::kHeader) return std::make_unique<CdbStore>(std::move(file));
    environment().Say(fmt::format("Cannot open cdb database {}: Invalid argument", name),
                      status::kOsError);
    return nullptr;
  }
};

}  // namespace

extern const MapType k_cdb;
const MapType k_cdb = {
    .name = "cdb",
    .summary = "a constant database (FILE.cdb)",
    .flags = "AaDdfkmNOoqSTtvz",
    .available = false,
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      const SettingsRules rules{.class_name = "cdb", .map_name = definition.name};
      if (!ParseSettings(arguments, rules, *definition.environment, definition.settings)) {
        return nullptr;
      }
      return std::make_unique<CdbReader>(definition);
    },
};

}  // namespace mw::maps
