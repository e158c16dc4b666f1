// SPDX-License-Identifier: BSD-2-Clause
#include "maps/write/cdb_memory.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <iterator>
#include <memory>
#include <utility>

#include "maps/write/cdb_format.h"
#include "maps/write/parallel.h"

namespace mw::maps {
namespace {

// Small enough to stay in a second-level cache until it is written.
constexpr size_t kBufferBytes = 256u << 10;
constexpr size_t kTablesPerWrite = 16;
constexpr uint32_t kDropped = 0;
constexpr uint32_t kKept = 1;

// Composes bytes that follow each other in the file, and writes them in large pieces. A thread uses
// one for all that it writes, because fresh memory is dear.
class Stretch {
 public:
  explicit Stretch(ImageFile& file) : file_(file) {}

  // What was composed before must have been flushed.
  void Begin(uint64_t place) { flushed_ = place; }

  // Room for `size` bytes, which may be more than the buffer has; all of them must be filled.
  Result<char*> Next(size_t size) {
    if (used_ + size > capacity_) {
      Result<void> flushed = Flush();
      if (!flushed) return flushed.failure();
      if (size > capacity_) {
        capacity_ = std::max(size, kBufferBytes);
        buffer_.reset(new char[capacity_]);
      }
    }
    return buffer_.get() + std::exchange(used_, used_ + size);
  }

  Result<void> Flush() {
    if (used_ == 0) return {};
    Result<void> result = file_.Write(flushed_, buffer_.get(), used_);
    flushed_ += used_;
    used_ = 0;
    return result;
  }

 private:
  ImageFile& file_;
  uint64_t flushed_ = 0;
  std::unique_ptr<char[]> buffer_;
  size_t capacity_ = 0;
  size_t used_ = 0;
};

// A row on its way into a table.
struct Candidate {
  uint32_t hash;
  uint32_t row;  // counted through all chunks
};

class MemoryCdbWriter {
 public:
  MemoryCdbWriter(const Batch& batch, const WriteOptions& options, ImageFile& file);
  Result<WriteReport> Run();

 private:
  using Counts = std::array<uint32_t, kCdbTables>;

  void GroupByTable();
  void DropDuplicates();
  size_t DropDuplicatesOf(std::span<Candidate> all, std::vector<uint32_t>& slots,
                          std::vector<RowProblem>& problems);
  // Gives all records their places; the end of the last one.
  Result<uint64_t> LayOut();
  Result<void> WriteRecords(size_t chunk, Stretch& out);
  Result<void> WriteTables(size_t first, Stretch& out);
  Result<void> WriteHeader() const;

  const Row& RowAt(uint32_t row) const;
  std::string_view KeyAt(uint32_t row) const { return RowAt(row).Key(text_); }
  static size_t RecordBytes(const Row& row) {
    return kCdbRecordHead + row.key_size + row.value_size;
  }

  const Batch& batch_;
  const WriteOptions& options_;
  ImageFile& file_;
  const char* const text_;
  std::vector<uint32_t> first_row_;                         // of each chunk, and the end
  RawArray<Candidate> candidates_;                          // by table
  std::array<uint32_t, kCdbTables + 1> table_begins_ = {};  // in candidates_
  std::array<uint32_t, kCdbTables> table_entries_ = {};     // that stay
  RawArray<uint32_t> places_;                               // of each row: kDropped, or in the file
  std::vector<uint64_t> chunk_places_;                      // where the records of a chunk begin
  std::array<uint64_t, kCdbTables + 1> table_places_ = {};
  WriteReport report_;
};

MemoryCdbWriter::MemoryCdbWriter(const Batch& batch, const WriteOptions& options, ImageFile& file)
    : batch_(batch), options_(options), file_(file), text_(batch.text.data()) {
  uint32_t rows = 0;
  for (const RowChunk& chunk : batch.chunks) {
    first_row_.push_back(rows);
    rows += static_cast<uint32_t>(chunk.rows.size());
  }
  first_row_.push_back(rows);
  candidates_ = RawArray<Candidate>(rows);
  places_ = RawArray<uint32_t>(rows);
}

const Row& MemoryCdbWriter::RowAt(uint32_t row) const {
  const auto after = std::upper_bound(first_row_.begin(), first_row_.end(), row);
  const auto chunk = static_cast<size_t>(after - first_row_.begin()) - 1;
  return batch_.chunks[chunk].rows[row - first_row_[chunk]];
}

// In a table the candidates stay in the order of their lines.
void MemoryCdbWriter::GroupByTable() {
  std::vector<Counts> next(batch_.chunks.size(), Counts{});
  (void)RunParallel(options_.threads, next.size(), [&](size_t i, unsigned) -> Result<void> {
    for (const Row& row : batch_.chunks[i].rows) ++next[i][row.order % kCdbTables];
    return {};
  });
  uint32_t total = 0;
  for (size_t table = 0; table < kCdbTables; ++table) {
    table_begins_[table] = total;
    for (Counts& counts : next) total += std::exchange(counts[table], total);
  }
  table_begins_[kCdbTables] = total;
  (void)RunParallel(options_.threads, next.size(), [&](size_t i, unsigned) -> Result<void> {
    uint32_t number = first_row_[i];
    for (const Row& row : batch_.chunks[i].rows) {
      const auto hash = static_cast<uint32_t>(row.order);
      candidates_[next[i][hash % kCdbTables]++] = {hash, number};
      places_[number++] = kKept;
    }
    return {};
  });
}

// The candidates that stay move to the front; their number.
size_t MemoryCdbWriter::DropDuplicatesOf(std::span<Candidate> all, std::vector<uint32_t>& slots,
                                         std::vector<RowProblem>& problems) {
  const size_t mask = std::bit_ceil(2 * all.size() + 1) - 1;
  slots.assign(mask + 1, 0);  // index + 1
  for (uint32_t i = 0; i < all.size(); ++i) {
    size_t slot = (all[i].hash >> 8) & mask;
    for (; slots[slot] != 0; slot = (slot + 1) & mask) {
      const Candidate& other = all[slots[slot] - 1];
      if (other.hash == all[i].hash && KeyAt(other.row) == KeyAt(all[i].row)) break;
    }
    if (slots[slot] == 0) {
      slots[slot] = i + 1;
    } else if (options_.duplicates == DuplicateRule::kLastWins) {
      places_[all[slots[slot] - 1].row] = kDropped;
      slots[slot] = i + 1;
    } else {
      places_[all[i].row] = kDropped;
      const std::string_view key = KeyAt(all[i].row);
      problems.push_back({RowAt(all[i].row).line, ProblemKind::kDuplicate,
                          std::string(key.substr(0, key.find('\0')))});
    }
  }
  const auto left = std::remove_if(all.begin(), all.end(), [&](const Candidate& candidate) {
    return places_[candidate.row] == kDropped;
  });
  return static_cast<size_t>(left - all.begin());
}

void MemoryCdbWriter::DropDuplicates() {
  std::vector<std::vector<uint32_t>> slots(options_.threads);
  std::vector<std::vector<RowProblem>> problems(options_.threads);
  (void)RunParallel(options_.threads, kCdbTables, [&](size_t i, unsigned thread) -> Result<void> {
    const std::span<Candidate> all =
        candidates_.items().subspan(table_begins_[i], table_begins_[i + 1] - table_begins_[i]);
    table_entries_[i] =
        static_cast<uint32_t>(DropDuplicatesOf(all, slots[thread], problems[thread]));
    return {};
  });
  for (std::vector<RowProblem>& list : problems) {
    std::move(list.begin(), list.end(), std::back_inserter(report_.problems));
  }
}

Result<uint64_t> MemoryCdbWriter::LayOut() {
  uint64_t place = kCdbHeaderBytes;
  uint32_t number = 0;
  for (const RowChunk& chunk : batch_.chunks) {
    chunk_places_.push_back(place);
    for (const Row& row : chunk.rows) {
      if (places_[number] != kDropped) place += RecordBytes(row);
      ++number;
    }
  }
  for (size_t table = 0; table < kCdbTables; ++table) {
    table_places_[table] = place;
    place += 2 * kCdbSlotBytes * uint64_t{table_entries_[table]};
    report_.entries += table_entries_[table];
  }
  table_places_[kCdbTables] = place;
  if (place > kCdbMaxFile) return Failure{"cdb files end at 4 GiB", EFBIG};
  return place;
}

Result<void> MemoryCdbWriter::WriteRecords(size_t chunk, Stretch& out) {
  uint64_t place = chunk_places_[chunk];
  uint32_t number = first_row_[chunk];
  out.Begin(place);
  for (const Row& row : batch_.chunks[chunk].rows) {
    uint32_t& own = places_[number++];
    if (own == kDropped) continue;
    own = static_cast<uint32_t>(place);
    const size_t size = RecordBytes(row);
    const Result<char*> at = out.Next(size);
    if (!at) return at.failure();
    PutCdbRecord(*at, row.Key(text_), row.Value(text_));
    place += size;
  }
  return out.Flush();
}

Result<void> MemoryCdbWriter::WriteTables(size_t first, Stretch& out) {
  out.Begin(table_places_[first]);
  std::vector<CdbEntry> entries;
  for (size_t table = first; table < first + kTablesPerWrite; ++table) {
    entries.clear();
    for (const Candidate& candidate :
         candidates_.items().subspan(table_begins_[table], table_entries_[table])) {
      entries.push_back({candidate.hash, places_[candidate.row]});
    }
    const Result<char*> at = out.Next(2 * kCdbSlotBytes * entries.size());
    if (!at) return at.failure();
    FillCdbTable(entries, *at);
  }
  return out.Flush();
}

Result<void> MemoryCdbWriter::WriteHeader() const {
  char header[kCdbHeaderBytes];
  for (size_t table = 0; table < kCdbTables; ++table) {
    PutLittle32(header + 8 * table, static_cast<uint32_t>(table_places_[table]));
    PutLittle32(header + 8 * table + 4, 2 * table_entries_[table]);
  }
  return file_.Write(0, header, sizeof header);
}

Result<WriteReport> MemoryCdbWriter::Run() {
  GroupByTable();
  DropDuplicates();
  Result<uint64_t> end = LayOut();
  if (!end) return end.failure();
  std::vector<Stretch> outs;
  for (unsigned thread = 0; thread < options_.threads; ++thread) outs.emplace_back(file_);
  Result<void> result = Invalidate(file_);
  if (result) {
    result = RunParallel(options_.threads, batch_.chunks.size(),
                         [&](size_t i, unsigned thread) { return WriteRecords(i, outs[thread]); });
  }
  if (result) {
    result = RunParallel(
        options_.threads, kCdbTables / kTablesPerWrite,
        [&](size_t i, unsigned thread) { return WriteTables(i * kTablesPerWrite, outs[thread]); });
  }
  if (result) result = file_.Resize(*end);
  if (result) result = WriteHeader();
  if (!result) return result.failure();
  return std::move(report_);
}

}  // namespace

Result<WriteReport> WriteCdbFromMemory(const Batch& batch, const WriteOptions& options,
                                       ImageFile& file) {
  // So each row has a number of 32 bits.
  if (batch.row_count() > kCdbMaxFile / kCdbRecordHead) {
    return Failure{"cdb files end at 4 GiB", EFBIG};
  }
  return MemoryCdbWriter(batch, options, file).Run();
}

}  // namespace mw::maps
