// SPDX-License-Identifier: BSD-2-Clause
#include "maps/write/row_sort.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace mw::maps {
namespace {

// Runs of equal words that are shorter than this are sorted by whole keys.
constexpr size_t kSmallRun = 24;

struct Range {
  size_t begin, end, depth;
  bool words_ready = false;
};

bool KeyLess(const Row& a, const Row& b, const char* text, size_t depth, KeyOrder order) {
  const std::string_view key_a = a.Key(text).substr(depth);
  const std::string_view key_b = b.Key(text).substr(depth);
  const int result = std::memcmp(key_a.data(), key_b.data(), std::min(key_a.size(), key_b.size()));
  if (result != 0) return result < 0;
  if (key_a.size() != key_b.size()) {
    return (key_a.size() < key_b.size()) == (order == KeyOrder::kShorterFirst);
  }
  return a.line < b.line;
}

// True if each key has a byte at depth + 8 - 1, so that equal words mean equal bytes.
bool AllReach(std::span<const Row> rows, size_t size) {
  return std::all_of(rows.begin(), rows.end(),
                     [size](const Row& row) { return row.key_size >= size; });
}

void SortByWord(std::span<Row> rows, const char* text, const Range& range, KeyOrder order,
                std::vector<Range>& todo) {
  const std::span<Row> part = rows.subspan(range.begin, range.end - range.begin);
  if (!range.words_ready) {
    for (Row& row : part) row.order = KeyWord(row.Key(text), range.depth, order);
  }
  std::sort(part.begin(), part.end(), [](const Row& a, const Row& b) { return a.order < b.order; });
  for (size_t begin = 0; begin < part.size();) {
    size_t end = begin + 1;
    while (end < part.size() && part[end].order == part[begin].order) ++end;
    if (end - begin > 1) {
      const std::span<Row> run = part.subspan(begin, end - begin);
      if (run.size() >= kSmallRun && AllReach(run, range.depth + 8)) {
        todo.push_back({range.begin + begin, range.begin + end, range.depth + 8});
      } else {
        std::sort(run.begin(), run.end(), [&](const Row& a, const Row& b) {
          return KeyLess(a, b, text, range.depth, order);
        });
      }
    }
    begin = end;
  }
}

}  // namespace

uint64_t KeyWord(std::string_view key, size_t depth, KeyOrder order) {
  uint64_t word = 0;
  const size_t left = key.size() > depth ? key.size() - depth : 0;
  if (left >= 8) {
    std::memcpy(&word, key.data() + depth, 8);
  } else {
    if (order == KeyOrder::kLongerFirst) word = ~uint64_t{0};
    if (left > 0) std::memcpy(&word, key.data() + depth, left);
  }
  if constexpr (std::endian::native == std::endian::little) word = __builtin_bswap64(word);
  return word;
}

void SortRows(std::span<Row> rows, const char* text, size_t depth, KeyOrder order,
              bool words_ready) {
  if (rows.size() < 2) return;
  std::vector<Range> todo = {{0, rows.size(), depth, words_ready}};
  while (!todo.empty()) {
    const Range range = todo.back();
    todo.pop_back();
    SortByWord(rows, text, range, order, todo);
  }
}

size_t DropDuplicates(std::span<Row> rows, const char* text, DuplicateRule rule,
                      std::vector<RowProblem>& problems) {
  size_t kept = 0;
  for (size_t i = 0; i < rows.size(); ++i) {
    const bool repeated = kept > 0 && rows[kept - 1].Key(text) == rows[i].Key(text);
    if (!repeated) {
      if (kept != i) rows[kept] = rows[i];
      ++kept;
    } else if (rule == DuplicateRule::kLastWins) {
      rows[kept - 1] = rows[i];
    } else {
      const std::string_view key = rows[i].Key(text);
      // Messages show a key up to its NUL.
      problems.push_back(
          {rows[i].line, ProblemKind::kDuplicate, std::string(key.substr(0, key.find('\0')))});
    }
  }
  return kept;
}

}  // namespace mw::maps
