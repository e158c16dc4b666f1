// SPDX-License-Identifier: BSD-2-Clause
// Entries on their way from text to map: 24 bytes each, beside the text that holds their bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "maps/source.h"

namespace mw::maps {

// One entry. Key and value lie in a text that the owner of the row knows. New rows have undefined
// content: arrays of millions of them are not to be cleared for nothing.
struct Row {
  uint64_t order;  // for the writers: the hash of the key, or some of its bytes
  uint64_t place;  // offset of the key << kDistanceBits | offset of the value behind that
  uint32_t line;   // of the input, counted from 1; of equal keys the lower one came first
  uint16_t key_size;
  uint16_t value_size;

  // The trailing NULs of a key without value (-e -N) are one byte, so the value may begin in the
  // key.
  static constexpr int kDistanceBits = 24;
  uint64_t offset() const { return place >> kDistanceBits; }
  uint64_t distance() const { return place & ((uint64_t{1} << kDistanceBits) - 1); }
  std::string_view Key(const char* text) const { return {text + offset(), key_size}; }
  std::string_view Value(const char* text) const {
    return {text + offset() + distance(), value_size};
  }
};

// Why a row is not in the map; kDuplicate: an equal key came before.
enum class ProblemKind : uint8_t { kTooLong, kLeadingSpace, kNoValue, kDuplicate };

struct RowProblem {
  uint32_t line = 0;
  ProblemKind kind = ProblemKind::kTooLong;
  std::string key;  // folded; empty for kTooLong and kLeadingSpace
};

// Which of several rows with equal keys stays.
enum class DuplicateRule { kFirstWins, kLastWins };

// FNV-1 with start value 0 over the bytes of `key`: the hash of Berkeley DB's hash files.
inline uint32_t DbHash(std::string_view key) {
  uint32_t hash = 0;
  for (const char c : key) hash = (hash * 16777619u) ^ static_cast<uint8_t>(c);
  return hash;
}

}  // namespace mw::maps
