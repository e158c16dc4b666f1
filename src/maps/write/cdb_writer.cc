// SPDX-License-Identifier: BSD-2-Clause
#include "maps/write/cdb_writer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <memory>

namespace mw::maps {
namespace {

constexpr size_t kTables = 256;
constexpr uint64_t kHeaderBytes = kTables * 8;
constexpr size_t kBufferBytes = 1u << 20;
constexpr uint64_t kMaxFile = 0xffffffff;

uint32_t CdbHash(std::string_view key) {
  uint32_t hash = 5381;
  for (const char c : key) hash = (hash * 33) ^ static_cast<uint8_t>(c);
  return hash;
}

void PutLittle32(char* at, uint32_t value) {
  if constexpr (std::endian::native == std::endian::big) value = __builtin_bswap32(value);
  std::memcpy(at, &value, sizeof value);
}

uint32_t GetLittle32(const char* at) {
  uint32_t value;
  std::memcpy(&value, at, sizeof value);
  return std::endian::native == std::endian::big ? __builtin_bswap32(value) : value;
}

struct Record {
  uint32_t hash = 0;
  uint32_t place = 0;  // in the file; 0: dropped
};

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
    if (offset >= flushed_) {
      std::memcpy(bytes, buffer_.get() + (offset - flushed_), size);
      return {};
    }
    // A record is appended in one go, so it lies wholly on one side.
    return file_->Read(offset, bytes, size);
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
  explicit RecordIndex(const std::vector<Record>& records) : records_(records), slots_(1024, 0) {}

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

  const std::vector<Record>& records_;
  std::vector<uint32_t> slots_;
};

class CdbWriter {
 public:
  CdbWriter(const WriteOptions& options, ImageFile& file)
      : options_(options), file_(file), out_(file, kHeaderBytes), index_(records_) {}

  Result<void> Add(const Batch& batch);
  Result<WriteReport> Finish();

 private:
  Result<void> AddRow(const Row& row, const char* text);
  Result<bool> SameKey(size_t index, std::string_view key);
  Result<void> CloseGaps();
  Result<void> WriteTables();

  const WriteOptions& options_;
  ImageFile& file_;
  Appender out_;
  std::vector<Record> records_;
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

Result<void> CdbWriter::AddRow(const Row& row, const char* text) {
  const std::string_view key = row.Key(text);
  const std::string_view value = row.Value(text);
  const uint32_t hash = CdbHash(key);
  Result<size_t> old = index_.Find(hash, [&](size_t i) { return SameKey(i, key); });
  if (!old) return old.failure();
  if (*old != RecordIndex::kNone) {
    if (options_.duplicates == DuplicateRule::kFirstWins) {
      report_.problems.push_back(
          {row.line, ProblemKind::kDuplicate, std::string(key.substr(0, key.find('\0')))});
      return {};
    }
    records_[index_.RecordAt(*old)].place = 0;
    gaps_ = true;
  }
  const size_t size = 8 + key.size() + value.size();
  if (out_.place() + size > kMaxFile) return Failure{"cdb files end at 4 GiB", EFBIG};
  const Result<char*> record = out_.Next(size);
  if (!record) return record.failure();
  PutLittle32(*record, static_cast<uint32_t>(key.size()));
  PutLittle32(*record + 4, static_cast<uint32_t>(value.size()));
  std::memcpy(*record + 8, key.data(), key.size());
  std::memcpy(*record + 8 + key.size(), value.data(), value.size());
  records_.push_back({hash, static_cast<uint32_t>(out_.place() - size)});
  if (*old != RecordIndex::kNone) {
    index_.ReplaceByLast(*old);
  } else {
    index_.AddLast();
  }
  return {};
}

Result<void> CdbWriter::Add(const Batch& batch) {
  for (const RowChunk& chunk : batch.chunks) {
    for (const Row& row : chunk.rows) {
      Result<void> added = AddRow(row, batch.text.data());
      if (!added) return added;
    }
  }
  return {};
}

// Moves the records that stay over the dropped ones.
Result<void> CdbWriter::CloseGaps() {
  Result<void> result = out_.Flush();
  if (!result) return result;
  Appender source = std::move(out_);
  Appender target(file_, kHeaderBytes);
  std::vector<char> record;
  std::vector<Record> kept;
  for (const Record& old : records_) {
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
  std::array<uint32_t, kTables + 1> begins = {};
  for (const Record& record : records_) ++begins[record.hash % kTables + 1];
  for (size_t i = 1; i <= kTables; ++i) begins[i] += begins[i - 1];
  std::array<uint32_t, kTables + 1> next = begins;
  std::vector<Record> grouped(records_.size());
  for (const Record& record : records_) grouped[next[record.hash % kTables]++] = record;

  char header[kHeaderBytes];
  std::vector<char> table;
  for (size_t i = 0; i < kTables; ++i) {
    const uint32_t slots = 2 * (begins[i + 1] - begins[i]);
    PutLittle32(header + 8 * i, static_cast<uint32_t>(out_.place()));
    PutLittle32(header + 8 * i + 4, slots);
    if (out_.place() + 8 * uint64_t{slots} > kMaxFile)
      return Failure{"cdb files end at 4 GiB", EFBIG};
    table.assign(8 * size_t{slots}, '\0');
    for (uint32_t j = begins[i]; j < begins[i + 1]; ++j) {
      uint32_t slot = (grouped[j].hash >> 8) % slots;
      while (GetLittle32(table.data() + 8 * slot + 4) != 0) slot = slot + 1 == slots ? 0 : slot + 1;
      PutLittle32(table.data() + 8 * slot, grouped[j].hash);
      PutLittle32(table.data() + 8 * slot + 4, grouped[j].place);
    }
    Result<void> result = out_.Append(table.data(), table.size());
    if (!result) return result;
  }
  Result<void> result = out_.Flush();
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
  // Gaps were behind the records that are now there.
  result = file_.Resize(out_.place());
  if (!result) return result.failure();
  return std::move(report_);
}

}  // namespace

Result<WriteReport> WriteCdb(RowFeed& feed, Batch& first, const WriteOptions& options,
                             ImageFile& file) {
  Result<void> result = file.Resize(0);
  if (!result) return result.failure();
  CdbWriter writer(options, file);
  for (;;) {
    result = writer.Add(first);
    if (result && !first.last) {
      result = feed.Next(first);
    } else if (result) {
      return writer.Finish();
    }
    if (!result) return result.failure();
  }
}

}  // namespace mw::maps
