// SPDX-License-Identifier: BSD-2-Clause
#include "maps/write/row_feed.h"

#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <system_error>
#include <thread>

namespace mw::maps {
namespace {

// Below this huge pages bring nothing.
constexpr size_t kHugePagesFrom = 8u << 20;
constexpr size_t kRowBytes = 2 * sizeof(Row);  // one row and its copy in the writers

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

void TextBuffer::Release() {
  if (data_) munmap(data_, capacity_);
  data_ = nullptr;
  capacity_ = 0;
}

bool TextBuffer::Reserve(size_t size) {
  if (size <= capacity_) return true;
  Release();
  void* memory = mmap(nullptr, size, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) return false;
  if (size >= kHugePagesFrom) madvise(memory, size, MADV_HUGEPAGE);
  data_ = static_cast<char*>(memory);
  capacity_ = size;
  return true;
}

size_t Batch::row_count() const {
  size_t count = 0;
  for (const RowChunk& chunk : chunks) count += chunk.rows.size();
  return count;
}

void Batch::Release() {
  std::vector<RowChunk>().swap(chunks);
  text.Release();
}

// Parses stretches of a batch's text in the order in which they are added: at once, or on a thread
// of its own from the second one on.
class RowFeed::Parsing {
 public:
  Parsing(const FeedOptions& options, char* text) : options_(options), text_(text) {}
  ~Parsing() { Join(); }

  void Add(size_t begin, size_t end, bool at_end);
  // The memory that the rows of all stretches but the last `kAhead` take; waits for those.
  static constexpr size_t kAhead = 4;
  uint64_t RowBytes();
  // Waits for all and moves the results out.
  std::vector<RowChunk> Finish();

 private:
  struct Stretch {
    size_t begin, end;
    bool at_end;
  };

  void Work();
  void Join();
  RowChunk Parse(const Stretch& stretch) const;

  const FeedOptions& options_;
  char* const text_;
  std::vector<Stretch> stretches_;
  std::vector<RowChunk> results_;
  size_t counted_ = 0;
  uint64_t row_bytes_ = 0;
  bool closed_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::thread worker_;
};

RowChunk RowFeed::Parsing::Parse(const Stretch& stretch) const {
  RowChunk chunk;
  const size_t nul = options_.format.include_null ? 1 : 0;
  RowReader reader(options_.format, text_ + stretch.begin, stretch.end - stretch.begin,
                   stretch.at_end);
  std::string_view first_key;
  SourceRow source;
  while (reader.Next(source)) {
    const auto line = static_cast<uint32_t>(reader.pieces());
    if (source.fault != RowFault::kNone) {
      chunk.problems.push_back({line, KindOf(source.fault), std::string(source.key)});
      continue;
    }
    const auto offset = static_cast<uint64_t>(source.key.data() - text_);
    const auto distance = static_cast<uint64_t>(source.value.data() - source.key.data());
    const Row row = {.place = offset << Row::kDistanceBits | distance,
                     .line = line,
                     .key_size = static_cast<uint16_t>(source.key.size() + nul),
                     .value_size = static_cast<uint16_t>(source.value.size() + nul)};
    const std::string_view key = row.Key(text_);
    if (chunk.rows.empty()) {
      // About as many rows as the first one is long; too few only costs a copy.
      chunk.rows.reserve((stretch.end - stretch.begin) / (key.size() + row.value_size + 2) + 8);
      first_key = key;
      chunk.common_prefix = key.size();
    }
    chunk.common_prefix = CommonPrefix(first_key, key, chunk.common_prefix);
    chunk.item_bytes += key.size() + row.value_size;
    chunk.longest_item = std::max({chunk.longest_item, row.key_size, row.value_size});
    chunk.rows.push_back(row);
    if (options_.hash_keys) chunk.rows.back().order = DbHash(key);
  }
  chunk.pieces = static_cast<uint32_t>(reader.pieces());
  return chunk;
}

void RowFeed::Parsing::Work() {
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return closed_ || results_.size() < stretches_.size(); });
    if (results_.size() == stretches_.size()) return;
    const Stretch stretch = stretches_[results_.size()];
    lock.unlock();
    RowChunk chunk = Parse(stretch);
    lock.lock();
    results_.push_back(std::move(chunk));
    changed_.notify_all();
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
  if (worker_.joinable()) {
    changed_.notify_all();
    return;
  }
  // The first stretch waits for a second one, which brings the thread, or for the end.
  const bool alone = options_.threads > 1 && stretches_.size() == 1;
  while (!alone && results_.size() < stretches_.size()) {
    results_.push_back(Parse(stretches_[results_.size()]));
  }
}

uint64_t RowFeed::Parsing::RowBytes() {
  std::unique_lock<std::mutex> lock(mutex_);
  const size_t wanted = stretches_.size() > kAhead ? stretches_.size() - kAhead : 0;
  changed_.wait(lock, [&] { return results_.size() >= wanted; });
  for (; counted_ < wanted; ++counted_) row_bytes_ += results_[counted_].rows.size() * kRowBytes;
  return row_bytes_;
}

void RowFeed::Parsing::Join() {
  {
    std::lock_guard<std::mutex> guard(mutex_);
    closed_ = true;
    changed_.notify_all();
  }
  if (worker_.joinable()) worker_.join();
}

std::vector<RowChunk> RowFeed::Parsing::Finish() {
  Join();
  while (results_.size() < stretches_.size()) {
    results_.push_back(Parse(stretches_[results_.size()]));
  }
  return std::move(results_);
}

RowFeed::RowFeed(ByteSource& input, const FeedOptions& options)
    : input_(input), options_(options) {}

Result<void> RowFeed::Next(Batch& batch) {
  batch.chunks.clear();
  batch.last = false;
  uint64_t room = std::max<uint64_t>(options_.batch_bytes, 2 * kChunkBytes);
  const uint64_t hint = input_.SizeHint();
  if (hint > 0) room = std::min(room, hint + carry_.size() + kChunkBytes);
  // One byte behind the text is written to by the reader of rows.
  if (!batch.text.Reserve(room + kChunkBytes + 1)) return Failure{"Cannot allocate memory", ENOMEM};
  char* text = batch.text.data();
  std::memcpy(text, carry_.data(), carry_.size());
  size_t used = carry_.size();
  carry_.clear();

  Parsing parsing(options_, text);
  size_t begin = 0;  // of what was not given to `parsing` yet
  while (!ended_ && used + kPieceBytes < room && used + parsing.RowBytes() < options_.batch_bytes) {
    const size_t target = std::min<size_t>(begin + kChunkBytes, room);
    while (!ended_ && used < target) {
      Result<size_t> count = input_.Read(text + used, target - used);
      if (!count) return count.failure();
      ended_ = *count == 0;
      used += *count;
    }
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
