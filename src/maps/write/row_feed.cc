// SPDX-License-Identifier: BSD-2-Clause
#include "maps/write/row_feed.h"

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <mutex>
#include <system_error>
#include <thread>

#include "maps/write/cdb_format.h"

namespace mw::maps {
namespace {

constexpr size_t kRowBytes = 2 * sizeof(Row);  // one row and its copy in the writers

// Room behind what a file seems to hold: its end must be met, and it may have grown a little. A large one
// is read in chunks.
size_t RoomBehind(uint64_t size) {
  return size < RowFeed::kChunkBytes ? 2 * kPieceBytes : RowFeed::kChunkBytes;
}

// Rows of smaller texts come from the heap, whose pages are touched anyway.
constexpr size_t kSmallText = 64u << 10;

// The most rows that a text may have: the shortest is one byte and its newline. Of a small one the lines are
// counted, because rows of the heap should lie close together; more room in the pool costs nothing.
size_t MaxRows(size_t size) { return size / 2 + 1; }
size_t MaxRows(std::string_view text) {
  if (text.size() > kSmallText) return MaxRows(text.size());
  const auto lines = static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
  return lines + text.size() / kPieceBytes + 1;
}

ProblemKind KindOf(RowFault fault) {
  switch (fault) {
    case RowFault::kLeadingSpace:
      return ProblemKind::kLeadingSpace;
    case RowFault::kNoValue:
      return ProblemKind::kNoValue;
    default:
      return ProblemKind::kTooLong;
  }
}

// The length of the longest part of [text, text + size) that ends at the end of a line or piece.
size_t WholePieces(const char* text, size_t size) {
  const void* newline = memrchr(text, '\n', size);
  size_t whole = newline ? static_cast<size_t>(static_cast<const char*>(newline) - text) + 1 : 0;
  return whole + (size - whole) / kPieceBytes * kPieceBytes;
}

size_t CommonPrefix(std::string_view a, std::string_view b, size_t limit) {
  const size_t end = std::min({a.size(), b.size(), limit});
  size_t i = 0;
  while (i < end && a[i] == b[i]) ++i;
  return i;
}

}  // namespace

size_t Batch::row_count() const {
  size_t count = 0;
  for (const RowChunk& chunk : chunks) count += chunk.rows.size();
  return count;
}

void Batch::ReleaseRows() {
  for (RowChunk& chunk : chunks) chunk.rows = {};
  row_pool.Clear();
}

void Batch::Release() {
  ReleaseRows();
  std::vector<RowChunk>().swap(chunks);
  text.Release();
}

// Parses stretches of a batch's text, while more of it is read: by a thread of its own from the
// second stretch on, and at the end by both.
class RowFeed::Parsing {
 public:
  Parsing(const FeedOptions& options, char* text, RowPool& pool)
      : options_(options), text_(text), pool_(pool) {}
  ~Parsing() { Close(); }

  void Add(size_t begin, size_t end, bool at_end);
  // The memory that the rows of all stretches but the last `kAhead` take; waits for those, so that
  // the answer does not depend on who is faster.
  static constexpr size_t kAhead = 8;
  uint64_t RowBytes();
  // Waits for all and moves the results out.
  std::vector<RowChunk> Finish();

 private:
  struct Stretch {
    size_t begin, end;
    bool at_end;
    bool done = false;
    RowChunk chunk = {};
  };

  enum Lane : unsigned { kReader, kWorker };

  bool ParseNext(std::unique_lock<std::mutex>& lock, Lane lane);
  void Work();
  void Close();
  RowChunk Parse(const Stretch& stretch, Lane lane) const;

  const FeedOptions& options_;
  char* const text_;
  RowPool& pool_;
  std::deque<Stretch> stretches_;  // elements keep their address
  size_t next_ = 0;                // the first stretch that nobody has begun
  size_t counted_ = 0;
  uint64_t row_bytes_ = 0;
  bool closed_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::thread worker_;
};

RowChunk RowFeed::Parsing::Parse(const Stretch& stretch, Lane lane) const {
  RowChunk chunk;
  const size_t nul = options_.format.include_null ? 1 : 0;
  const size_t size = stretch.end - stretch.begin;
  const std::span<Row> taken = pool_.Take(lane, MaxRows({text_ + stretch.begin, size}));
  Row* out = taken.data();
  std::string_view first_key;
  SourceRow source;
  RowReader reader(options_.format, text_ + stretch.begin, size, stretch.at_end);
  while (reader.Next(source)) {
    const auto line = static_cast<uint32_t>(reader.pieces());
    if (source.fault != RowFault::kNone) {
      chunk.problems.push_back({line, KindOf(source.fault), std::string(source.key)});
      continue;
    }
    const auto offset = static_cast<uint64_t>(source.key.data() - text_);
    const auto distance = static_cast<uint64_t>(source.value.data() - source.key.data());
    *out = {.order = 0,
            .place = offset << Row::kDistanceBits | distance,
            .line = line,
            .key_size = static_cast<uint16_t>(source.key.size() + nul),
            .value_size = static_cast<uint16_t>(source.value.size() + nul)};
    const std::string_view key = out->Key(text_);
    if (out == taken.data()) {
      first_key = key;
      chunk.common_prefix = key.size();
    }
    chunk.common_prefix = CommonPrefix(first_key, key, chunk.common_prefix);
    chunk.item_bytes += key.size() + out->value_size;
    chunk.longest_item = std::max({chunk.longest_item, out->key_size, out->value_size});
    if (options_.hash == KeyHash::kDb) out->order = DbHash(key);
    if (options_.hash == KeyHash::kCdb) out->order = CdbHash(key);
    ++out;
  }
  chunk.rows = taken.first(static_cast<size_t>(out - taken.data()));
  pool_.Trim(lane, taken, chunk.rows.size());
  chunk.pieces = static_cast<uint32_t>(reader.pieces());
  return chunk;
}

// Parses the next stretch without the lock; false when all are begun.
bool RowFeed::Parsing::ParseNext(std::unique_lock<std::mutex>& lock, Lane lane) {
  if (next_ == stretches_.size()) return false;
  Stretch& stretch = stretches_[next_++];
  lock.unlock();
  RowChunk chunk = Parse(stretch, lane);
  lock.lock();
  stretch.chunk = std::move(chunk);
  stretch.done = true;
  changed_.notify_all();
  return true;
}

void RowFeed::Parsing::Work() {
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return closed_ || next_ < stretches_.size(); });
    if (!ParseNext(lock, kWorker)) return;
  }
}

void RowFeed::Parsing::Add(size_t begin, size_t end, bool at_end) {
  if (begin == end) return;
  std::unique_lock<std::mutex> lock(mutex_);
  stretches_.push_back({begin, end, at_end});
  if (stretches_.size() > 1 && options_.threads > 1 && !worker_.joinable()) {
    try {
      worker_ = std::thread([this] { Work(); });
    } catch (const std::system_error&) {
    }
  }
  changed_.notify_all();
}

uint64_t RowFeed::Parsing::RowBytes() {
  std::unique_lock<std::mutex> lock(mutex_);
  const size_t wanted = stretches_.size() > kAhead ? stretches_.size() - kAhead : 0;
  for (; counted_ < wanted; ++counted_) {
    const Stretch& stretch = stretches_[counted_];
    while (next_ <= counted_) ParseNext(lock, kReader);
    changed_.wait(lock, [&] { return stretch.done; });
    row_bytes_ += stretch.chunk.rows.size() * kRowBytes;
  }
  return row_bytes_;
}

void RowFeed::Parsing::Close() {
  {
    std::lock_guard<std::mutex> guard(mutex_);
    closed_ = true;
    changed_.notify_all();
  }
  if (worker_.joinable()) worker_.join();
}

std::vector<RowChunk> RowFeed::Parsing::Finish() {
  {
    std::unique_lock<std::mutex> lock(mutex_);
    while (ParseNext(lock, kReader)) {
    }
  }
  Close();
  std::vector<RowChunk> chunks;
  for (Stretch& stretch : stretches_) chunks.push_back(std::move(stretch.chunk));
  return chunks;
}

RowFeed::RowFeed(ByteSource& input, const FeedOptions& options)
    : input_(input), options_(options) {}

Result<void> RowFeed::Next(Batch& batch) {
  batch.ReleaseRows();
  batch.chunks.clear();
  batch.last = false;
  uint64_t room = std::max<uint64_t>(options_.batch_bytes, 2 * kChunkBytes);
  const uint64_t hint = input_.SizeHint();
  if (hint > 0) room = std::min(room, hint + carry_.size() + RoomBehind(hint));
  // One byte behind the text is written to by the reader of rows.
  if (!batch.text.Reserve(room + 1)) return Failure{"Cannot allocate memory", ENOMEM};
  char* text = batch.text.data();
  std::memcpy(text, carry_.data(), carry_.size());
  size_t used = carry_.size();
  carry_.clear();

  // Each stretch may begin a row more than half its bytes.
  if (room > kSmallText) {
    batch.row_pool.Begin(MaxRows(room) + room / kChunkBytes + 1,
                         room > kChunkBytes ? RowPool::kLanes : 1);
  }
  const auto prefer_huge_pages = [&batch] {
    batch.text.PreferHugePages();
    batch.row_pool.PreferHugePages();
  };
  const bool is_large = hint > 2 * kChunkBytes;
  if (is_large) prefer_huge_pages();
  Parsing parsing(options_, text, batch.row_pool);
  size_t begin = 0;  // of what was not given to `parsing` yet
  while (!ended_ && used + kPieceBytes < room &&
         (begin == 0 || used + parsing.RowBytes() < options_.batch_bytes)) {
    const size_t target = std::min<size_t>(begin + kChunkBytes, room);
    while (!ended_ && used < target) {
      Result<size_t> count = input_.Read(text + used, target - used);
      if (!count) return count.failure();
      ended_ = *count == 0;
      used += *count;
    }
    if (begin == 0 && !ended_ && !is_large) prefer_huge_pages();
    const size_t size = ended_ ? used - begin : WholePieces(text + begin, used - begin);
    parsing.Add(begin, begin + size, ended_);
    begin += size;
  }
  carry_.assign(text + begin, used - begin);
  batch.text_bytes = begin;
  batch.chunks = parsing.Finish();
  batch.last = ended_;
  for (RowChunk& chunk : batch.chunks) {
    if (chunk.longest_item > max_item_) return Failure{"Item too long for a large map", EFBIG};
    for (Row& row : chunk.rows) row.line += lines_;
    for (RowProblem& problem : chunk.problems) problem.line += lines_;
    lines_ += chunk.pieces;
  }
  if (options_.on_batch) options_.on_batch(batch);
  return {};
}

}  // namespace mw::maps
