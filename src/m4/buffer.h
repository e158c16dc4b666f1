// SPDX-License-Identifier: BSD-2-Clause
// Text as the engine passes it around: slices of shared buffers, copied only when they must be.
//
// A Buffer is the bytes of a source, or bytes made by the engine; it is counted, and freed (into a
// pool) with its last slice. A Text is a slice of one. An argument that stood in one piece in the
// input, the body of a macro without parameters, and the branch that ifelse chose are slices of
// what was read, so that expanding them copies nothing, and the origin of their bytes comes for
// free.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source.h"
#include "m4/arena.h"
#include "m4/origin.h"

namespace mw::m4 {

class BufferPool;

struct Buffer {
  char* data = nullptr;  // behind the Buffer itself, or a Source's bytes
  size_t size = 0;       // bytes in use
  size_t capacity = 0;   // 0: the bytes belong to a Source
  uint32_t references = 0;
  uint32_t size_class = 0;
  SourceId source = kNoSource;
  BufferPool* pool = nullptr;
  OriginMap* origins = nullptr;  // of a buffer made by the engine, while origins are tracked
  Buffer* next_free = nullptr;
};

// Gives out buffers and takes them back. Must outlive all its buffers.
//
// Buffers come in blocks of 128 bytes << class, header included, that are used again as soon as they
// are free: a run touches little more memory than it holds at one time. Small blocks are cut from
// an arena, the others are allocated one by one.
class BufferPool {
 public:
  // `arena` must outlive the pool.
  BufferPool(Arena& arena, bool track_origins) : arena_(arena), track_origins_(track_origins) {}
  ~BufferPool();
  BufferPool(const BufferPool&) = delete;
  BufferPool& operator=(const BufferPool&) = delete;

  // An empty buffer with room for `capacity` bytes and one reference.
  Buffer* New(size_t capacity);
  // A buffer around bytes that live as long as the pool; never freed before it.
  Buffer* ForSource(SourceId source, std::string_view bytes);
  // The same for other bytes. Slices of the old ones must not exist.
  void Reuse(Buffer* buffer, std::string_view bytes);
  // `buffer` with room for `capacity` bytes in all, perhaps at another address. Slices of it must not
  // exist yet.
  [[nodiscard]] Buffer* Grow(Buffer* buffer, size_t capacity);
  void Free(Buffer* buffer);

  bool track_origins() const { return track_origins_; }
  // Bytes in buffers that are in use, their origins and sources included.
  size_t bytes_in_use() const { return bytes_in_use_; }
  // Tells of origins that were added to a buffer.
  void CountOrigins(size_t bytes) { bytes_in_use_ += bytes; }

 private:
  static constexpr size_t kClasses = 11;      // larger ones go back to the system
  static constexpr size_t kArenaClasses = 6;  // cut from the arena

  Arena& arena_;
  bool track_origins_;
  size_t bytes_in_use_ = 0;
  std::array<Buffer*, kClasses> free_{};
  std::vector<Buffer*> source_buffers_;
};

// Counts one reference less; the buffer is free after the last.
inline void Drop(Buffer* buffer) {
  if (buffer != nullptr && --buffer->references == 0) buffer->pool->Free(buffer);
}

// A counted slice of a buffer. Empty texts have no buffer.
class Text {
 public:
  Text() = default;
  Text(const char* data, size_t size, Buffer* buffer, CallId call)
      : data_(data), size_(size), buffer_(buffer), call_(call) {
    if (buffer_ != nullptr) ++buffer_->references;
  }
  Text(const Text& other) : Text(other.data_, other.size_, other.buffer_, other.call_) {}
  Text(Text&& other) noexcept
      : data_(std::exchange(other.data_, "")),
        size_(std::exchange(other.size_, 0)),
        buffer_(std::exchange(other.buffer_, nullptr)),
        call_(other.call_) {}
  Text& operator=(const Text& other) { return *this = Text(other); }
  Text& operator=(Text&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(buffer_, other.buffer_);
    call_ = other.call_;
    return *this;
  }
  ~Text() { Drop(buffer_); }

  std::string_view view() const { return {data_, size_}; }
  const char* data() const { return data_; }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Buffer* buffer() const { return buffer_; }
  // The call in whose expansion the text was read, if its buffer does not know better.
  CallId call() const { return call_; }
  void Clear() {
    data_ = "";
    size_ = 0;
    Drop(std::exchange(buffer_, nullptr));
  }
  void Swap(Text& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(buffer_, other.buffer_);
    std::swap(call_, other.call_);
  }
  // Becomes bytes that live as long as the run and belong to no buffer. The text must be empty.
  void SetKept(std::string_view bytes) {
    data_ = bytes.data();
    size_ = bytes.size();
    call_ = kNoCall;
  }
  // Becomes a slice of `buffer`. The text must be empty.
  void Set(const char* data, size_t size, Buffer* buffer, CallId call) {
    data_ = data;
    size_ = size;
    buffer_ = buffer;
    call_ = call;
    if (buffer != nullptr) ++buffer->references;
  }
  // Takes in `count` bytes more, which follow in the same buffer.
  void Extend(size_t count) { size_ += count; }
  // Part of this text.
  Text Slice(size_t begin, size_t length) const { return {data_ + begin, length, buffer_, call_}; }

 private:
  const char* data_ = "";
  size_t size_ = 0;
  Buffer* buffer_ = nullptr;
  CallId call_ = kNoCall;
};

// The origin of the byte at `at` in `buffer`, read while `call` was being expanded. Calls are numbered
// in order: of two that made a byte the later one is the inner one.
inline Origin OriginOf(const Buffer* buffer, const char* at, CallId call) {
  if (buffer == nullptr) return {{}, call};
  const auto offset = static_cast<size_t>(at - buffer->data);
  if (buffer->source != kNoSource) return {{buffer->source, static_cast<uint32_t>(offset)}, call};
  if (buffer->origins == nullptr) return {{}, call};
  Origin origin = buffer->origins->At(offset);
  origin.call = std::max(origin.call, call);
  return origin;
}
// The same as AppendOrigins for a buffer that is no source.
size_t AppendMadeOrigins(OriginMap& map, const Buffer* buffer, const char* at, size_t size,
                         CallId call);
// Appends the origins of `size` bytes at `at`, a slice of `buffer`, to `map`. The memory that they take.
inline size_t AppendOrigins(OriginMap& map, const Buffer* buffer, const char* at, size_t size,
                            CallId call) {
  if (buffer != nullptr && buffer->source != kNoSource) {
    return map.Append(size, {{buffer->source, static_cast<uint32_t>(at - buffer->data)}, call},
                      true);
  }
  return AppendMadeOrigins(map, buffer, at, size, call);
}

// Puts a text together. While it consists of one slice nothing is copied.
class Builder {
 public:
  explicit Builder(BufferPool* pool) : pool_(pool) {}
  Builder(Builder&& other) noexcept
      : pool_(other.pool_),
        slice_(std::move(other.slice_)),
        made_(std::exchange(other.made_, nullptr)) {}
  Builder& operator=(Builder&& other) noexcept;
  ~Builder() {
    if (made_ != nullptr) Clear();
  }

  // A slice of `buffer`, read while `call` was being expanded.
  void Append(const char* data, size_t size, Buffer* buffer, CallId call) {
    if (size == 0) return;
    if (made_ != nullptr) {
      if (made_->origins == nullptr && size <= made_->capacity - made_->size) {
        std::memcpy(made_->data + made_->size, data, size);
        made_->size += size;
        return;
      }
    } else if (slice_.empty()) {
      slice_.Set(data, size, buffer, call);
      return;
    } else if (slice_.data() + slice_.size() == data && slice_.buffer() == buffer &&
               slice_.call() == call) {
      slice_.Extend(size);
      return;
    }
    Copy(data, size, buffer, call);
  }
  void Append(const Text& text) { Append(text.data(), text.size(), text.buffer(), text.call()); }
  // The same for at least one byte where Reserve has made room.
  void AppendReserved(const char* data, size_t size, const Buffer* buffer, CallId call) {
    char* const end = made_->data + made_->size;
    made_->size += size;
    if (made_->origins != nullptr) AppendOriginsOf(data, size, buffer, call);
    std::memcpy(end, data, size);
  }
  // Bytes that were not read but made; they all come from `origin`.
  void AppendComputed(std::string_view bytes, const Origin& origin) {
    if (made_ != nullptr && made_->origins == nullptr &&
        bytes.size() <= made_->capacity - made_->size) {
      std::memcpy(made_->data + made_->size, bytes.data(), bytes.size());
      made_->size += bytes.size();
      return;
    }
    CopyComputed(bytes, origin);
  }
  // `size` bytes more, which the caller writes at once. Not while origins are tracked.
  char* Extend(size_t size) {
    Reserve(size);
    made_->size += size;
    return made_->data + made_->size - size;
  }
  // Room for `size` bytes more, where it is known before.
  void Reserve(size_t size);

  size_t size() const { return made_ != nullptr ? made_->size : slice_.size(); }
  bool empty() const { return size() == 0; }
  // A text that traces show even when it is empty.
  void MarkShown() { shown_ = true; }
  bool shown() const { return shown_ || !empty(); }
  std::string_view view() const;
  // The text; the builder is empty then.
  Text Take() {
    if (made_ == nullptr) return std::move(slice_);
    Buffer* const made = std::exchange(made_, nullptr);
    Text text(made->data, made->size, made, kNoCall);
    --made->references;  // the builder's own
    return text;
  }
  // Moves the text to `empty`, which must be that.
  void MoveTo(Text& empty) {
    if (made_ == nullptr) {
      empty.Swap(slice_);
    } else {
      empty = Take();
    }
  }
  void Clear();

 private:
  bool ExtendSlice(const char* data, size_t size);
  void Copy(const char* data, size_t size, const Buffer* buffer, CallId call);
  void AppendOriginsOf(const char* data, size_t size, const Buffer* buffer, CallId call);
  void CopyComputed(std::string_view bytes, const Origin& origin);
  void AppendBytes(const char* data, size_t size) {
    if (made_->size + size > made_->capacity) made_ = pool_->Grow(made_, made_->size + size);
    std::memcpy(made_->data + made_->size, data, size);
    made_->size += size;
  }

  BufferPool* pool_;
  Text slice_;
  Buffer* made_ = nullptr;  // owned: one reference
  bool shown_ = false;
};

}  // namespace mw::m4
