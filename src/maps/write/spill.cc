// SPDX-License-Identifier: BSD-2-Clause
#include "maps/write/spill.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace mw::maps {
namespace {

constexpr size_t kPendingBytes = 4u << 20;

// What stands before the bytes of key and value.
struct RecordHead {
  uint32_t line;
  uint16_t key_size;
  uint16_t value_size;
};

// The longest record.
constexpr size_t kMaxRecord = sizeof(RecordHead) + 2 * 65535;

}  // namespace

Result<SpillFile> SpillFile::Open(const char* folder) {
  Result<int> fd = OpenUnnamedFile(folder);
  if (!fd) return fd.failure();
  return SpillFile(*fd);
}

Result<void> SpillFile::Flush() {
  Result<void> result = file_->Write(written_, pending_.data(), pending_.size());
  written_ += pending_.size();
  pending_.clear();
  return result;
}

Result<SpillExtent> SpillFile::Append(std::span<const Row> rows, const char* text) {
  const uint64_t begin = written_ + pending_.size();
  pending_.reserve(kPendingBytes + kMaxRecord);
  for (const Row& row : rows) {
    const RecordHead head = {row.line, row.key_size, row.value_size};
    const char* bytes = reinterpret_cast<const char*>(&head);
    pending_.insert(pending_.end(), bytes, bytes + sizeof head);
    for (const std::string_view item : {row.Key(text), row.Value(text)}) {
      pending_.insert(pending_.end(), item.begin(), item.end());
    }
    if (pending_.size() < kPendingBytes) continue;
    Result<void> flushed = Flush();
    if (!flushed) return flushed.failure();
  }
  return SpillExtent{begin, written_ + pending_.size() - begin};
}

Result<void> SpillFile::Load(std::span<const SpillExtent> extents, SpilledRows& into) {
  Result<void> result = Flush();
  if (!result) return result;
  uint64_t size = 0;
  for (const SpillExtent& extent : extents) size += extent.size;
  if (!into.text.Reserve(size + 1)) return Failure{"Cannot allocate memory", ENOMEM};
  char* text = into.text.data();
  uint64_t end = 0;
  for (const SpillExtent& extent : extents) {
    result = file_->Read(extent.offset, text + end, extent.size);
    if (!result) return result;
    end += extent.size;
  }
  into.rows.clear();
  for (uint64_t at = 0; at < end;) {
    RecordHead head;
    std::memcpy(&head, text + at, sizeof head);
    at += sizeof head;
    into.rows.push_back({.order = 0,
                         .place = at << Row::kDistanceBits | head.key_size,
                         .line = head.line,
                         .key_size = head.key_size,
                         .value_size = head.value_size});
    at += uint64_t{head.key_size} + head.value_size;
  }
  return {};
}

SpillReader::SpillReader(SpillFile& file, SpillExtent extent, size_t buffer_bytes)
    : file_(&file), left_(extent), buffer_(std::max(buffer_bytes, 2 * kMaxRecord)) {}

Result<void> SpillReader::Refill() {
  Result<void> result = file_->Flush();
  if (!result) return result;
  std::memmove(buffer_.data(), buffer_.data() + at_, end_ - at_);
  end_ -= at_;
  at_ = 0;
  const size_t size = std::min<uint64_t>(buffer_.size() - end_, left_.size);
  result = file_->file_->Read(left_.offset, buffer_.data() + end_, size);
  left_.offset += size;
  left_.size -= size;
  end_ += size;
  return result;
}

Result<bool> SpillReader::Next() {
  if (end_ - at_ < kMaxRecord && left_.size > 0) {
    Result<void> filled = Refill();
    if (!filled) return filled.failure();
  }
  if (at_ == end_) return false;
  RecordHead head;
  std::memcpy(&head, buffer_.data() + at_, sizeof head);
  at_ += sizeof head;
  line_ = head.line;
  key_ = {buffer_.data() + at_, head.key_size};
  at_ += head.key_size;
  value_ = {buffer_.data() + at_, head.value_size};
  at_ += head.value_size;
  return true;
}

}  // namespace mw::maps
