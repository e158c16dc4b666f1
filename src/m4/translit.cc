// SPDX-License-Identifier: BSD-2-Clause
#include "m4/translit.h"

#include <array>
#include <cstdint>

namespace mw::m4 {
namespace {

// Appends the bytes that follow `first` up to and with `last`, upwards or downwards.
void AppendRange(unsigned char first, unsigned char last, std::string& out) {
  const int step = first < last ? 1 : -1;
  for (int c = first; c != last; c += step) out += static_cast<char>(c + step);
}

// `set` with its ranges written out.
std::string ExpandRanges(std::string_view set) {
  std::string out;
  for (size_t i = 0; i < set.size(); ++i) {
    if (set[i] == '-' && i > 0 && i + 1 < set.size()) {
      AppendRange(static_cast<unsigned char>(set[i - 1]), static_cast<unsigned char>(set[i + 1]),
                  out);
      ++i;
    } else {
      out += set[i];
    }
  }
  return out;
}

constexpr int16_t kKeep = -1;
constexpr int16_t kDelete = -2;
using Table = std::array<int16_t, 256>;

Table MakeTable(const std::string& from, const std::string& to) {
  Table table;
  table.fill(kKeep);
  for (size_t i = 0; i < from.size(); ++i) {
    int16_t& entry = table[static_cast<unsigned char>(from[i])];
    if (entry != kKeep) continue;
    entry = i < to.size() ? static_cast<unsigned char>(to[i]) : kDelete;
  }
  return table;
}

}  // namespace

std::string Translit(std::string_view text, std::string_view from, std::string_view to) {
  const Table table = MakeTable(ExpandRanges(from), ExpandRanges(to));
  std::string out(text.size(), '\0');
  size_t size = 0;
  for (const char c : text) {
    const int16_t entry = table[static_cast<unsigned char>(c)];
    out[size] = entry == kKeep ? c : static_cast<char>(entry);
    size += entry != kDelete;
  }
  out.resize(size);
  return out;
}

}  // namespace mw::m4
