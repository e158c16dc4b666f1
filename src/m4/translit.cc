// SPDX-License-Identifier: BSD-2-Clause
#include "m4/translit.h"

#include <array>
#include <cstdint>

namespace mw::m4 {
namespace {

// `set` with its ranges written out.
std::string ExpandRanges(std::string_view set) {
  std::string out;
  for (size_t i = 0; i < set.size(); ++i) {
    if (set[i] != '-' || i == 0 || i + 1 == set.size()) {
      out += set[i];
      continue;
    }
    const int first = static_cast<unsigned char>(set[i - 1]);
    const int last = static_cast<unsigned char>(set[++i]);
    const int step = first <= last ? 1 : -1;
    for (int c = first; c != last; c += step) out += static_cast<char>(c + step);
  }
  return out;
}

}  // namespace

std::string Translit(std::string_view text, std::string_view from, std::string_view to) {
  const std::string old_bytes = ExpandRanges(from);
  const std::string new_bytes = ExpandRanges(to);
  constexpr int16_t kKeep = -1, kDrop = -2;
  std::array<int16_t, 256> table;
  table.fill(kKeep);
  for (size_t i = 0; i < old_bytes.size(); ++i) {
    int16_t& entry = table[static_cast<unsigned char>(old_bytes[i])];
    if (entry != kKeep) continue;
    entry = i < new_bytes.size() ? static_cast<unsigned char>(new_bytes[i]) : kDrop;
  }
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const int16_t entry = table[static_cast<unsigned char>(c)];
    if (entry == kKeep) {
      out += c;
    } else if (entry != kDrop) {
      out += static_cast<char>(entry);
    }
  }
  return out;
}

}  // namespace mw::m4
