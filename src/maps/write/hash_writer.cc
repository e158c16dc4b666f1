// SPDX-License-Identifier: BSD-2-Clause
#include "maps/write/hash_writer.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>
#include <utility>

#include "maps/write/hash_table.h"
#include "maps/write/parallel.h"
#include "maps/write/row_order.h"
#include "maps/write/spill.h"

namespace mw::maps {
namespace {

// Rows of a batch, grouped by partition.
struct Partitioned {
  RowArray array;
  std::span<Row> rows;         // all of them: of `array`, or of the only chunk
  std::vector<size_t> begins;  // of each partition, and the end

  std::span<Row> Part(size_t index) const {
    return rows.subspan(begins[index], begins[index + 1] - begins[index]);
  }
};

// One chunk after the other, each by one thread: the order of rows within a partition is theirs.
Partitioned GroupRows(const std::vector<RowChunk>& chunks, const HashShapePlan& plan,
                      unsigned threads) {
  const uint32_t parts = plan.partitions();
  if (parts == 1 && chunks.size() == 1) {
    return {.array = RowArray(), .rows = chunks[0].rows, .begins = {0, chunks[0].rows.size()}};
  }
  std::vector<std::vector<size_t>> next(chunks.size(), std::vector<size_t>(parts, 0));
  (void)RunParallel(threads, chunks.size(), [&](size_t i, unsigned) -> Result<void> {
    for (const Row& row : chunks[i].rows)
      ++next[i][plan.PartitionOf(static_cast<uint32_t>(row.order))];
    return {};
  });
  Partitioned result;
  size_t total = 0;
  for (uint32_t part = 0; part < parts; ++part) {
    result.begins.push_back(total);
    for (std::vector<size_t>& counts : next) total += std::exchange(counts[part], total);
  }
  result.begins.push_back(total);
  result.array = RowArray(total);
  const std::span<Row> rows = result.rows = result.array.items();
  (void)RunParallel(threads, chunks.size(), [&](size_t i, unsigned) -> Result<void> {
    for (const Row& row : chunks[i].rows) {
      rows[next[i][plan.PartitionOf(static_cast<uint32_t>(row.order))]++] = row;
    }
    return {};
  });
  return result;
}

uint64_t EntryBytes(const std::vector<RowChunk>& chunks) {
  uint64_t bytes = 0;
  for (const RowChunk& chunk : chunks) bytes += chunk.item_bytes + 6 * chunk.rows.size();
  return bytes;
}

// Writes the meta page, which makes the file a map.
Result<void> WriteMeta(const HashShapePlan& plan, uint32_t overflow_pages, uint64_t entries,
                       const DbFileId& id, ImageFile& file) {
  char page[kPageBytes];
  const uint32_t last_page = plan.buckets() + overflow_pages;
  WriteHashMeta(page,
                {.buckets = plan.buckets(),
                 .last_page = last_page,
                 .entries = static_cast<uint32_t>(entries)},
                id);
  Result<void> resized = file.Resize((uint64_t{last_page} + 1) * kPageBytes);
  if (!resized) return resized;
  return file.Write(0, page, sizeof page);
}

// The case that all rows are in memory.
class MemoryHashWriter {
 public:
  MemoryHashWriter(Batch& batch, const WriteOptions& options, ImageFile& file)
      : batch_(batch), options_(options), file_(file), depth_(CommonPrefixOf(batch).size()) {}

  Result<WriteReport> Run();

 private:
  void Sort();
  Result<void> Write();

  Batch& batch_;
  const WriteOptions& options_;
  ImageFile& file_;
  const size_t depth_;
  HashShapePlan plan_;
  Partitioned grouped_;
  std::vector<HashPartition> parts_;
  WriteReport report_;
};

void MemoryHashWriter::Sort() {
  grouped_ = GroupRows(batch_.chunks, plan_, options_.threads);
  if (!grouped_.array.items().empty()) batch_.ReleaseRows();
  parts_.assign(plan_.partitions(), {});
  std::vector<std::vector<RowProblem>> problems(options_.threads);
  (void)RunParallel(options_.threads, parts_.size(),
                    [&](size_t i, unsigned thread) -> Result<void> {
                      parts_[i] = SortPartition(grouped_.Part(i), batch_.text.data(), depth_, plan_,
                                                options_.duplicates, problems[thread]);
                      return {};
                    });
  for (std::vector<RowProblem>& list : problems) {
    std::move(list.begin(), list.end(), std::back_inserter(report_.problems));
  }
}

Result<void> MemoryHashWriter::Write() {
  std::vector<uint32_t> first_overflow;
  uint32_t next = plan_.buckets() + 1;
  for (const HashPartition& part : parts_) {
    first_overflow.push_back(next);
    next += part.overflow_pages;
    report_.entries += part.rows.size();
  }
  Result<void> result = Invalidate(file_);
  if (!result) return result;
  result = RunParallel(options_.threads, parts_.size(), [&](size_t i, unsigned) {
    return WritePartition(parts_[i], batch_.text.data(), static_cast<uint32_t>(i), plan_,
                          first_overflow[i], file_);
  });
  if (!result) return result;
  return WriteMeta(plan_, next - plan_.buckets() - 1, report_.entries, options_.id, file_);
}

Result<WriteReport> MemoryHashWriter::Run() {
  plan_ = HashShapePlan::ForBytes(EntryBytes(batch_.chunks));
  Sort();
  // Many duplicates: what is left wants a smaller table.
  uint64_t bytes = 0;
  for (const HashPartition& part : parts_) bytes += part.bytes;
  const HashShapePlan smaller = HashShapePlan::ForBytes(bytes);
  if (smaller.bits < plan_.bits) {
    RowChunk left;
    left.rows = batch_.row_pool.Take(0, std::accumulate(parts_.begin(), parts_.end(), size_t{0},
                                                        [](size_t sum, const HashPartition& part) {
                                                          return sum + part.rows.size();
                                                        }));
    Row* out = left.rows.data();
    for (HashPartition& part : parts_) {
      for (Row& row : part.rows) row.order = DbHash(row.Key(batch_.text.data()));
      out = std::copy(part.rows.begin(), part.rows.end(), out);
    }
    batch_.chunks.clear();
    batch_.chunks.push_back(left);
    plan_ = smaller;
    Sort();
  }
  Result<void> written = Write();
  if (!written) return written.failure();
  return std::move(report_);
}

// The case that the rows do not fit into memory: they wait in an unnamed file, grouped by the bits
// that choose the partition in every table that large.
class SpilledHashWriter {
 public:
  SpilledHashWriter(RowFeed& feed, const WriteOptions& options, ImageFile& file)
      : feed_(feed), options_(options), file_(file) {}

  Result<WriteReport> Run(Batch& batch);

 private:
  static constexpr uint32_t kGroups = 1u << HashShapePlan::kMaxPartitionBits;

  Result<void> Spill(Batch& batch);
  Result<void> WriteAll(const HashShapePlan& plan);

  RowFeed& feed_;
  const WriteOptions& options_;
  ImageFile& file_;
  std::optional<SpillFile> spill_;
  std::vector<std::vector<SpillExtent>> groups_{kGroups};
  uint64_t spilled_bytes_ = 0;  // what the rows take on pages
  uint64_t kept_bytes_ = 0;
  WriteReport report_;
};

Result<void> SpilledHashWriter::Spill(Batch& batch) {
  spilled_bytes_ += EntryBytes(batch.chunks);
  HashShapePlan widest;
  widest.bits = HashShapePlan::kRunBits + HashShapePlan::kMaxPartitionBits;
  Partitioned grouped = GroupRows(batch.chunks, widest, options_.threads);
  for (uint32_t group = 0; group < kGroups; ++group) {
    Result<SpillExtent> extent = spill_->Append(grouped.Part(group), batch.text.data());
    if (!extent) return extent.failure();
    groups_[group].push_back(*extent);
  }
  return {};
}

Result<void> SpilledHashWriter::WriteAll(const HashShapePlan& plan) {
  report_ = {};
  kept_bytes_ = 0;
  Result<void> result = Invalidate(file_);
  if (!result) return result;
  uint32_t next_overflow = plan.buckets() + 1;
  SpilledRows rows;
  for (uint32_t part = 0; part < plan.partitions(); ++part) {
    std::vector<SpillExtent> extents;
    for (uint32_t group = part; group < kGroups; group += plan.partitions()) {
      extents.insert(extents.end(), groups_[group].begin(), groups_[group].end());
    }
    result = spill_->Load(extents, rows);
    if (!result) return result;
    for (Row& row : rows.rows) row.order = DbHash(row.Key(rows.text.data()));
    const HashPartition sorted =
        SortPartition(rows.rows, rows.text.data(), 0, plan, options_.duplicates, report_.problems);
    result = WritePartition(sorted, rows.text.data(), part, plan, next_overflow, file_);
    if (!result) return result;
    next_overflow += sorted.overflow_pages;
    report_.entries += sorted.rows.size();
    kept_bytes_ += sorted.bytes;
  }
  return WriteMeta(plan, next_overflow - plan.buckets() - 1, report_.entries, options_.id, file_);
}

Result<WriteReport> SpilledHashWriter::Run(Batch& batch) {
  Result<SpillFile> spill = SpillFile::Open(options_.spill_folder);
  if (!spill) return spill.failure();
  spill_ = std::move(*spill);
  for (;;) {
    Result<void> result = Spill(batch);
    if (!result) return result.failure();
    if (batch.last) break;
    result = feed_.Next(batch);
    if (!result) return result.failure();
  }
  batch.Release();
  Result<void> result = WriteAll(HashShapePlan::ForBytes(spilled_bytes_));
  if (result &&
      HashShapePlan::ForBytes(kept_bytes_).bits < HashShapePlan::ForBytes(spilled_bytes_).bits) {
    result = WriteAll(HashShapePlan::ForBytes(kept_bytes_));
  }
  if (!result) return result.failure();
  return std::move(report_);
}

}  // namespace

Result<WriteReport> WriteHash(RowFeed& feed, Batch& first, const WriteOptions& options,
                              ImageFile& file) {
  if (first.last) return MemoryHashWriter(first, options, file).Run();
  return SpilledHashWriter(feed, options, file).Run(first);
}

}  // namespace mw::maps
