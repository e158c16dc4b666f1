// SPDX-License-Identifier: BSD-2-Clause
#include "maps/write/hash_table.h"

#include <algorithm>
#include <cstring>
#include <memory>

#include "maps/write/page_run.h"
#include "maps/write/row_sort.h"

namespace mw::maps {
namespace {

constexpr size_t kRunPages = 1u << HashShapePlan::kRunBits;
constexpr size_t kPrefetchAhead = 12;

// Writes the pages of one bucket.
class BucketWriter {
 public:
  BucketWriter(const HashPartition& part, const char* text, uint32_t first_overflow,
               ImageFile& file)
      : text_(text),
        next_overflow_(first_overflow),
        primary_(file, PagesPerRun(part.counts.size(), kRunPages)),
        overflow_(file, PagesPerRun(part.overflow_pages, kRunPages)) {}

  Result<void> Write(uint32_t bucket, std::span<const Row> rows);
  Result<void> Flush();

 private:
  void AddItems(std::span<const Row> rows);
  static void AddItem(PageBuilder& page, std::string_view bytes);

  const char* const text_;
  uint32_t next_overflow_;
  PageRun primary_;
  PageRun overflow_;
  PageBuilder page_;
};

inline void BucketWriter::AddItem(PageBuilder& page, std::string_view bytes) {
  char* at = page.Add(bytes.size() + 1, 1);
  *at = 1;
  std::memcpy(at + 1, bytes.data(), bytes.size());
}

void BucketWriter::AddItems(std::span<const Row> rows) {
  for (const Row& row : rows) {
    AddItem(page_, row.Key(text_));
    AddItem(page_, row.Value(text_));
  }
}

// The number of rows at the beginning of `rows` that fit on one page.
size_t RowsThatFit(std::span<const Row> rows) {
  uint64_t used = 0;
  size_t count = 0;
  while (count < rows.size() && used + HashEntryBytes(rows[count]) <= kPageRoom) {
    used += HashEntryBytes(rows[count++]);
  }
  return count;
}

Result<void> BucketWriter::Write(uint32_t bucket, std::span<const Row> rows) {
  uint32_t number = bucket + 1;
  uint32_t previous = 0;
  PageRun* run = &primary_;
  do {
    Result<char*> memory = run->Append(number);
    if (!memory) return memory.failure();
    page_.Begin(*memory, number, PageType::kHash, 0);
    const size_t count = RowsThatFit(rows);
    AddItems(rows.first(count));
    rows = rows.subspan(count);
    const uint32_t next = rows.empty() ? 0 : next_overflow_++;
    page_.SetLinks(previous, next);
    previous = number;
    number = next;
    run = &overflow_;
  } while (!rows.empty());
  return {};
}

Result<void> BucketWriter::Flush() {
  Result<void> flushed = primary_.Flush();
  return flushed ? overflow_.Flush() : flushed;
}

// Distributes rows to buckets; gives where each bucket begins, and the end.
std::vector<uint32_t> GroupByBucket(std::span<const Row> rows, const char* text,
                                    const HashShapePlan& plan, Row* grouped) {
  std::vector<uint32_t> begins(plan.buckets_per_partition() + 1, 0);
  for (const Row& row : rows) ++begins[plan.IndexOf(static_cast<uint32_t>(row.order)) + 1];
  for (size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
  std::vector<uint32_t> next(begins.begin(), begins.end() - 1);
  for (const Row& row : rows) {
    __builtin_prefetch(text + row.offset());
    grouped[next[plan.IndexOf(static_cast<uint32_t>(row.order))]++] = row;
  }
  return begins;
}

}  // namespace

HashShapePlan HashShapePlan::ForBytes(uint64_t bytes) {
  HashShapePlan plan;
  while (plan.bits < 30 && bytes * 10 > (uint64_t{8} << plan.bits) * kPageRoom) ++plan.bits;
  return plan;
}

uint32_t HashShapePlan::Bucket(uint32_t partition, uint32_t index) const {
  const uint32_t low = index & ((1u << kRunBits) - 1);
  return (index >> kRunBits) << (kRunBits + partition_bits()) | partition << kRunBits | low;
}

uint32_t HashShapePlan::IndexOf(uint32_t hash) const {
  const uint32_t bucket = hash & (buckets() - 1);
  const uint32_t low = bucket & ((1u << kRunBits) - 1);
  return bucket >> (kRunBits + partition_bits()) << kRunBits | low;
}

HashPartition SortPartition(std::span<Row> rows, const char* text, size_t depth,
                            const HashShapePlan& plan, DuplicateRule rule,
                            std::vector<RowProblem>& problems) {
  HashPartition part;
  const auto grouped = std::make_unique_for_overwrite<Row[]>(rows.size());
  const std::vector<uint32_t> begins = GroupByBucket(rows, text, plan, grouped.get());
  part.counts.resize(plan.buckets_per_partition());
  size_t kept = 0;
  for (size_t bucket = 0; bucket < part.counts.size(); ++bucket) {
    const std::span<Row> all(grouped.get() + begins[bucket], begins[bucket + 1] - begins[bucket]);
    SortRows(all, text, depth, KeyOrder::kLongerFirst);
    const size_t count = DropDuplicates(all, text, rule, problems);
    std::span<const Row> left = all.first(count);
    std::copy(left.begin(), left.end(), rows.begin() + static_cast<ptrdiff_t>(kept));
    part.counts[bucket] = static_cast<uint32_t>(count);
    kept += count;
    for (const Row& row : left) part.bytes += HashEntryBytes(row);
    for (left = left.subspan(RowsThatFit(left)); !left.empty();
         left = left.subspan(RowsThatFit(left))) {
      ++part.overflow_pages;
    }
  }
  part.rows = rows.first(kept);
  return part;
}

Result<void> WritePartition(const HashPartition& part, const char* text, uint32_t partition,
                            const HashShapePlan& plan, uint32_t first_overflow, ImageFile& file) {
  BucketWriter writer(part, text, first_overflow, file);
  std::span<const Row> rows = part.rows;
  for (size_t i = 0; i < std::min(kPrefetchAhead, rows.size()); ++i) {
    __builtin_prefetch(text + rows[i].offset());
  }
  for (uint32_t index = 0; index < part.counts.size(); ++index) {
    const std::span<const Row> bucket = rows.first(part.counts[index]);
    rows = rows.subspan(bucket.size());
    const size_t ahead = index + 1 < part.counts.size() ? part.counts[index + 1] : 0;
    for (size_t i = 0; i < ahead; ++i) __builtin_prefetch(text + rows[i].offset());
    Result<void> written = writer.Write(plan.Bucket(partition, index), bucket);
    if (!written) return written;
  }
  return writer.Flush();
}

}  // namespace mw::maps
