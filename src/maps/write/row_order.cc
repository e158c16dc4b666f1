// SPDX-License-Identifier: BSD-2-Clause
#include "maps/write/row_order.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "maps/write/parallel.h"
#include "maps/write/row_sort.h"

namespace mw::maps {
namespace {

constexpr size_t kRowsPerPartition =
    4096;  // with their text about the size of a second-level cache
constexpr size_t kMaxPartitions = 4096;
constexpr size_t kSamplesPerPartition = 16;

// Words that part the rows into about equal shares; ascending, all different.
std::vector<uint64_t> ChooseSplitters(const std::vector<RowChunk>& chunks, size_t rows) {
  const size_t partitions = std::min(rows / kRowsPerPartition + 1, kMaxPartitions);
  if (partitions == 1) return {};
  const size_t step = std::max<size_t>(1, rows / (partitions * kSamplesPerPartition));
  std::vector<uint64_t> sample;
  size_t skip = 0;
  for (const RowChunk& chunk : chunks) {
    for (; skip < chunk.rows.size(); skip += step) sample.push_back(chunk.rows[skip].order);
    skip -= chunk.rows.size();
  }
  std::sort(sample.begin(), sample.end());
  std::vector<uint64_t> splitters;
  for (size_t i = 1; i < partitions; ++i) {
    splitters.push_back(sample[i * sample.size() / partitions]);
  }
  splitters.erase(std::unique(splitters.begin(), splitters.end()), splitters.end());
  return splitters;
}

// The number of splitters that are not above `word`, without branches to mispredict.
inline size_t PartitionOf(const std::vector<uint64_t>& splitters, uint64_t word) {
  const uint64_t* base = splitters.data();
  size_t left = splitters.size();
  while (left > 1) {
    const size_t half = left / 2;
    base = base[half - 1] <= word ? base + half : base;
    left -= half;
  }
  return static_cast<size_t>(base - splitters.data()) + (left == 1 && *base <= word ? 1 : 0);
}

// Rows side by side by partition, and where the partitions begin.
struct Grouped {
  RowArray array;
  std::span<Row> rows;  // all of them: of `array`, or of the only chunk
  std::vector<size_t> begins;
};

Grouped GroupByWord(const std::vector<RowChunk>& chunks, const std::vector<uint64_t>& splitters,
                    unsigned threads) {
  const size_t parts = splitters.size() + 1;
  if (parts == 1 && chunks.size() == 1) {
    return {.array = RowArray(), .rows = chunks[0].rows, .begins = {0, chunks[0].rows.size()}};
  }
  std::vector<std::vector<uint16_t>> part_of(chunks.size());
  std::vector<std::vector<size_t>> next(chunks.size());
  (void)RunParallel(threads, chunks.size(), [&](size_t i, unsigned) -> Result<void> {
    next[i].assign(parts, 0);
    part_of[i].reserve(chunks[i].rows.size());
    for (const Row& row : chunks[i].rows) {
      const size_t part = PartitionOf(splitters, row.order);
      part_of[i].push_back(static_cast<uint16_t>(part));
      ++next[i][part];
    }
    return {};
  });
  Grouped grouped;
  size_t total = 0;
  for (size_t part = 0; part < parts; ++part) {
    grouped.begins.push_back(total);
    for (std::vector<size_t>& counts : next) total += std::exchange(counts[part], total);
  }
  grouped.begins.push_back(total);
  grouped.array = RowArray(total);
  const std::span<Row> rows = grouped.rows = grouped.array.items();
  (void)RunParallel(threads, chunks.size(), [&](size_t i, unsigned) -> Result<void> {
    for (size_t j = 0; j < part_of[i].size(); ++j) {
      rows[next[i][part_of[i][j]]++] = chunks[i].rows[j];
    }
    return {};
  });
  return grouped;
}

}  // namespace

std::string_view CommonPrefixOf(const Batch& batch) {
  std::string_view shared;
  bool any = false;
  for (const RowChunk& chunk : batch.chunks) {
    if (chunk.rows.empty()) continue;
    std::string_view prefix = chunk.rows[0].Key(batch.text.data()).substr(0, chunk.common_prefix);
    if (any) {
      const auto differ = std::mismatch(prefix.begin(), prefix.end(), shared.begin(), shared.end());
      prefix = prefix.substr(0, static_cast<size_t>(differ.first - prefix.begin()));
    }
    shared = prefix;
    any = true;
  }
  return shared;
}

OrderedRows SortedRows(Batch& batch, const WriteOptions& options,
                       std::vector<RowProblem>& problems) {
  const char* text = batch.text.data();
  const size_t depth = CommonPrefixOf(batch).size();
  // The text is read in the order in which it lies, here and never again before the pages are
  // filled, for keys that differ soon.
  (void)RunParallel(options.threads, batch.chunks.size(), [&](size_t i, unsigned) -> Result<void> {
    for (Row& row : batch.chunks[i].rows) {
      row.order = KeyWord(row.Key(text), depth, KeyOrder::kShorterFirst);
    }
    return {};
  });
  const std::vector<uint64_t> splitters = ChooseSplitters(batch.chunks, batch.row_count());
  Grouped grouped = GroupByWord(batch.chunks, splitters, options.threads);
  if (!grouped.array.items().empty()) batch.ReleaseRows();
  const std::span<Row> all = grouped.rows;

  const size_t parts = grouped.begins.size() - 1;
  std::vector<size_t> kept(parts);
  std::vector<std::vector<RowProblem>> found(options.threads);
  (void)RunParallel(options.threads, parts, [&](size_t i, unsigned thread) -> Result<void> {
    const std::span<Row> rows =
        all.subspan(grouped.begins[i], grouped.begins[i + 1] - grouped.begins[i]);
    SortRows(rows, text, depth, KeyOrder::kShorterFirst, true);
    kept[i] = DropDuplicates(rows, text, options.duplicates, found[thread]);
    return {};
  });
  size_t end = 0;
  for (size_t i = 0; i < parts; ++i) {
    const std::span<Row> part = all.subspan(grouped.begins[i], kept[i]);
    if (end != grouped.begins[i]) std::copy(part.begin(), part.end(), all.subspan(end).begin());
    end += kept[i];
  }
  for (std::vector<RowProblem>& list : found) {
    std::move(list.begin(), list.end(), std::back_inserter(problems));
  }
  return {std::move(grouped.array), all.first(end)};
}

}  // namespace mw::maps
