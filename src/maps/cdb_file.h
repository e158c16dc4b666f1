// SPDX-License-Identifier: BSD-2-Clause
// Reads constant databases (tinycdb, Postfix).
//
// Format: 256 pairs {offset, slots} of 32-bit little-endian numbers; records {key length, value
// length, key, value}; tables of slots {hash, record offset}. A key's table is chosen by the low
// byte of its hash, its first slot by the rest; the search ends at an empty slot. Files are not
// trusted: an offset outside the file gives kCorrupt.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "base/file_bytes.h"
#include "maps/keyed_reader.h"

namespace mw::maps {

class CdbFile : public Store {
 public:
  // True if the header is complete and its tables lie within the file, one behind the other.
  static bool LooksRight(FileBytes& file);

  // `file` has at least the size of a header.
  explicit CdbFile(std::unique_ptr<FileBytes> file) : file_(std::move(file)) {}

  Found Find(std::string_view key, std::string_view& value) override;
  bool ForEach(Visitor visit, void* context) override;

  static constexpr uint64_t kHeader = 2048;

 private:
  bool ReadPair(uint64_t offset, uint32_t& first, uint32_t& second);
  bool ReadRecord(uint64_t offset, std::string_view& key, std::string_view& value);

  std::unique_ptr<FileBytes> file_;
};

}  // namespace mw::maps
