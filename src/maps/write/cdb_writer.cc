// SPDX-License-Identifier: BSD-2-Clause
#include "maps/write/cdb_writer.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <span>

#include "maps/write/cdb_format.h"
#include "maps/write/cdb_memory.h"

namespace mw::maps {
namespace {

constexpr size_t kBufferBytes = 1u << 20;

// Appends to a file; what was appended can be read again.
class Appender {
 public:
  Appender(ImageFile& file, uint64_t begin)
      : file_(&file), flushed_(begin), buffer_(new char[kBufferBytes]) {}

  uint64_t place() const { return flushed_ + used_; }

  // The place for the next `size` bytes, at most kBufferBytes; all of them must be filled.
  Result<char*> Next(size_t size) {
    if (used_ + size > kBufferBytes) {
      Result<void> flushed = Flush();
      if (!flushed) return flushed.failure();
    }
    char* at = buffer_.get() + used_;
    used_ += size;
    return at;
  }

  Result<void> Append(const char* bytes, size_t size) {
    for (size_t count; size > 0; bytes += count, size -= count) {
      count = std::min(size, kBufferBytes);
      Result<char*> at = Next(count);
      if (!at) return at.failure();
      std::memcpy(*at, bytes, count);
    }
    return {};
  }

  Result<void> Flush() {
    Result<void> result = file_->Write(flushed_, buffer_.get(), used_);
    flushed_ += used_;
    used_ = 0;
    return result;
  }

  Result<void> Read(uint64_t offset, char* bytes, size_t size) {
    // A record that is larger than the buffer may lie on both sides.
    const size_t stored =
        offset >= flushed_ ? 0 : static_cast<size_t>(std::min<uint64_t>(size, flushed_ - offset));
    if (stored < size) {
      const char* from = buffer_.get() + (offset + stored - flushed_);
      std::memcpy(bytes + stored, from, size - stored);
    }
    return stored > 0 ? file_->Read(offset, bytes, stored) : Result<void>();
  }

 private:
  ImageFile* file_;
  uint64_t flushed_;
  std::unique_ptr<char[]> buffer_;
  size_t used_ = 0;
};

// Finds records by hash: open addressing over indexes, at most half full.
class RecordIndex {
 public:
  explicit RecordIndex(const std::vector<CdbEntry>& records) : records_(records), slots_(1024, 0) {}

  // Calls match(index) for each record of this hash until one is true; its slot, or kNone.
  static constexpr size_t kNone = SIZE_MAX;
  template <typename Match>
  Result<size_t> Find(uint32_t hash, Match match) const {
    for (size_t slot = hash * kSpread & (slots_.size() - 1); slots_[slot] != 0;
         slot = (slot + 1) & (slots_.size() - 1)) {
      if (records_[RecordAt(slot)].hash != hash) continue;
      Result<bool> same = match(RecordAt(slot));
      if (!same) return same.failure();
      if (*same) return slot;
    }
    return kNone;
  }

  size_t RecordAt(size_t slot) const { return slots_[slot] - 1; }

  // Adds the last record.
  void AddLast() {
    if (records_.size() * 2 > slots_.size()) {
      slots_.assign(slots_.size() * 2, 0);
      for (size_t i = 0; i + 1 < records_.size(); ++i) {
        if (records_[i].place != 0) Place(i);
      }
    }
    Place(records_.size() - 1);
  }

  // The last record takes the slot of one with the same key. Dropped records must not stay in the index:
  // a key that comes often would be searched behind all of them.
  void ReplaceByLast(size_t slot) { slots_[slot] = static_cast<uint32_t>(records_.size()); }

 private:
  static constexpr size_t kSpread = 0x9e3779b1;

  void Place(size_t index) {
    size_t slot = records_[index].hash * kSpread & (slots_.size() - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = static_cast<uint32_t>(index + 1);
  }

  const std::vector<CdbEntry>& records_;
  std::vector<uint32_t> slots_;
};

class CdbWriter {
 public:
  CdbWriter(const WriteOptions& options, ImageFile& file)
      : options_(options), file_(file), out_(file, kCdbHeaderBytes), index_(records_) {}

  // `line` is for the report of a duplicate.
  Result<void> Add(std::string_view key, std::string_view value, uint32_t line);
  Result<WriteReport> Finish();

 private:
  Result<void> AppendRecord(std::string_view key, std::string_view value);
  Result<bool> SameKey(size_t index, std::string_view key);
  Result<void> CloseGaps();
  Result<void> WriteTables();

  const WriteOptions& options_;
  ImageFile& file_;
  Appender out_;
  std::vector<CdbEntry> records_;
  RecordIndex index_;
  std::string scratch_;
  bool gaps_ = false;
  WriteReport report_;
};

Result<bool> CdbWriter::SameKey(size_t index, std::string_view key) {
  char head[8];
  const uint64_t place = records_[index].place;
  Result<void> result = out_.Read(place, head, sizeof head);
  if (!result) return result.failure();
  if (GetLittle32(head) != key.size()) return false;
  scratch_.resize(key.size());
  result = out_.Read(place + 8, scratch_.data(), scratch_.size());
  if (!result) return result.failure();
  return scratch_ == key;
}

Result<void> CdbWriter::AppendRecord(std::string_view key, std::string_view value) {
  const size_t size = kCdbRecordHead + key.size() + value.size();
  if (size <= kBufferBytes) {
    const Result<char*> at = out_.Next(size);
    if (!at) return at.failure();
    PutCdbRecord(*at, key, value);
    return {};
  }
  char head[kCdbRecordHead];
  PutLittle32(head, static_cast<uint32_t>(key.size()));
  PutLittle32(head + 4, static_cast<uint32_t>(value.size()));
  Result<void> result = out_.Append(head, sizeof head);
  if (result) result = out_.Append(key.data(), key.size());
  if (result) result = out_.Append(value.data(), value.size());
  return result;
}

Result<void> CdbWriter::Add(std::string_view key, std::string_view value, uint32_t line) {
  const uint32_t hash = CdbHash(key);
  Result<size_t> old = index_.Find(hash, [&](size_t i) { return SameKey(i, key); });
  if (!old) return old.failure();
  if (*old != RecordIndex::kNone) {
    if (options_.duplicates == DuplicateRule::kFirstWins) {
      report_.problems.push_back(
          {line, ProblemKind::kDuplicate, std::string(key.substr(0, key.find('\0')))});
      return {};
    }
    records_[index_.RecordAt(*old)].place = 0;
    gaps_ = true;
  }
  const size_t size = kCdbRecordHead + key.size() + value.size();
  if (out_.place() + size > kCdbMaxFile) return Failure{"cdb files end at 4 GiB", EFBIG};
  Result<void> appended = AppendRecord(key, value);
  if (!appended) return appended;
  records_.push_back({hash, static_cast<uint32_t>(out_.place() - size)});
  if (*old != RecordIndex::kNone) {
    index_.ReplaceByLast(*old);
  } else {
    index_.AddLast();
  }
  return {};
}

// Moves the records that stay over the dropped ones.
Result<void> CdbWriter::CloseGaps() {
  Result<void> result = out_.Flush();
  if (!result) return result;
  Appender source = std::move(out_);
  Appender target(file_, kCdbHeaderBytes);
  std::vector<char> record;
  std::vector<CdbEntry> kept;
  for (const CdbEntry& old : records_) {
    if (old.place == 0) continue;
    char head[8];
    result = source.Read(old.place, head, sizeof head);
    if (!result) return result;
    record.resize(size_t{8} + GetLittle32(head) + GetLittle32(head + 4));
    result = source.Read(old.place, record.data(), record.size());
    if (!result) return result;
    kept.push_back({old.hash, static_cast<uint32_t>(target.place())});
    result = target.Append(record.data(), record.size());
    if (!result) return result;
  }
  records_ = std::move(kept);
  out_ = std::move(target);
  return {};
}

Result<void> CdbWriter::WriteTables() {
  std::array<uint32_t, kCdbTables + 1> begins = {};
  for (const CdbEntry& record : records_) ++begins[record.hash % kCdbTables + 1];
  for (size_t i = 1; i <= kCdbTables; ++i) begins[i] += begins[i - 1];
  std::array<uint32_t, kCdbTables + 1> next = begins;
  std::vector<CdbEntry> grouped(records_.size());
  for (const CdbEntry& record : records_) grouped[next[record.hash % kCdbTables]++] = record;

  char header[kCdbHeaderBytes];
  std::vector<char> table;
  for (size_t i = 0; i < kCdbTables; ++i) {
    const uint32_t slots = 2 * (begins[i + 1] - begins[i]);
    PutLittle32(header + 8 * i, static_cast<uint32_t>(out_.place()));
    PutLittle32(header + 8 * i + 4, slots);
    if (out_.place() + 8 * uint64_t{slots} > kCdbMaxFile)
      return Failure{"cdb files end at 4 GiB", EFBIG};
    table.resize(kCdbSlotBytes * size_t{slots});
    FillCdbTable({grouped.data() + begins[i], begins[i + 1] - begins[i]}, table.data());
    Result<void> result = out_.Append(table.data(), table.size());
    if (!result) return result;
  }
  Result<void> result = out_.Flush();
  // Old content and gaps may lie behind.
  if (result) result = file_.Resize(out_.place());
  if (!result) return result;
  return file_.Write(0, header, sizeof header);
}

Result<WriteReport> CdbWriter::Finish() {
  Result<void> result;
  if (gaps_) {
    result = CloseGaps();
    if (!result) return result.failure();
  }
  report_.entries = records_.size();
  result = WriteTables();
  if (!result) return result.failure();
  return std::move(report_);
}

}  // namespace

void FillCdbTable(std::span<const CdbEntry> entries, char* table) {
  const auto slots = static_cast<uint32_t>(2 * entries.size());
  if (slots == 0) return;  // `table` may be null
  std::memset(table, 0, kCdbSlotBytes * slots);
  for (const CdbEntry& entry : entries) {
    uint32_t slot = (entry.hash >> 8) % slots;
    while (GetLittle32(table + kCdbSlotBytes * slot + 4) != 0) {
      slot = slot + 1 == slots ? 0 : slot + 1;
    }
    PutLittle32(table + kCdbSlotBytes * slot, entry.hash);
    PutLittle32(table + kCdbSlotBytes * slot + 4, entry.place);
  }
}

Result<WriteReport> WriteCdbEntries(const EntrySource& next, const WriteOptions& options,
                                    ImageFile& file) {
  Result<void> result = Invalidate(file);
  if (!result) return result.failure();
  CdbWriter writer(options, file);
  std::string_view key, value;
  for (uint32_t number = 1; next(key, value); ++number) {
    result = writer.Add(key, value, number);
    if (!result) return result.failure();
  }
  return writer.Finish();
}

Result<WriteReport> WriteCdb(RowFeed& feed, Batch& first, const WriteOptions& options,
                             ImageFile& file) {
  if (first.last) return WriteCdbFromMemory(first, options, file);
  Result<void> result = Invalidate(file);
  if (!result) return result.failure();
  CdbWriter writer(options, file);
  for (;;) {
    const char* text = first.text.data();
    for (const RowChunk& chunk : first.chunks) {
      for (const Row& row : chunk.rows) {
        result = writer.Add(row.Key(text), row.Value(text), row.line);
        if (!result) return result.failure();
      }
    }
    if (first.last) return writer.Finish();
    result = feed.Next(first);
    if (!result) return result.failure();
  }
}

}  // namespace mw::maps
