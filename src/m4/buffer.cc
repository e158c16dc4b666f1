// SPDX-License-Identifier: BSD-2-Clause
#include "m4/buffer.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <new>
#include <type_traits>

namespace mw::m4 {
namespace {

// Buffers are moved by realloc and never destroyed.
static_assert(std::is_trivially_copyable_v<Buffer> && std::is_trivially_destructible_v<Buffer>);

constexpr size_t kSmallest = 128;

// The class of the block that holds a buffer of `capacity` bytes.
uint32_t SizeClass(size_t capacity) {
  return static_cast<uint32_t>(std::bit_width((capacity + sizeof(Buffer) - 1) / kSmallest));
}

char* Allocate(char* old, size_t size) {
  void* bytes = size < SIZE_MAX / 2 ? std::realloc(old, size) : nullptr;
  if (bytes == nullptr) throw std::bad_alloc();
  return static_cast<char*>(bytes);
}

}  // namespace

BufferPool::~BufferPool() {
  for (size_t size_class = 0; size_class < kClasses; ++size_class) {
    for (Buffer* buffer = free_[size_class]; buffer != nullptr;) {
      Buffer* const next = buffer->next_free;
      delete buffer->origins;
      if (size_class >= kArenaClasses) std::free(buffer);
      buffer = next;
    }
  }
  for (Buffer* buffer : source_buffers_) delete buffer;
}

Buffer* BufferPool::New(size_t capacity) {
  const uint32_t size_class = SizeClass(capacity);
  Buffer* buffer = nullptr;
  if (size_class < kClasses && free_[size_class] != nullptr) {
    buffer = std::exchange(free_[size_class], free_[size_class]->next_free);
  } else {
    const size_t block =
        size_class < kClasses ? kSmallest << size_class : capacity + sizeof(Buffer);
    buffer = new (size_class < kArenaClasses ? arena_.Cut(block) : Allocate(nullptr, block)) Buffer;
    buffer->pool = this;
    buffer->size_class = size_class;
    buffer->capacity = block - sizeof(Buffer);
    buffer->data = reinterpret_cast<char*>(buffer + 1);
    if (track_origins_) buffer->origins = new OriginMap;
  }
  buffer->references = 1;
  buffer->size = 0;
  bytes_in_use_ += buffer->capacity;
  return buffer;
}

Buffer* BufferPool::ForSource(SourceId source, std::string_view bytes) {
  auto* buffer = new Buffer;
  buffer->pool = this;
  buffer->source = source;
  buffer->data = const_cast<char*>(bytes.data());  // capacity 0: never written
  buffer->size = bytes.size();
  buffer->references = 1;  // the pool's own
  source_buffers_.push_back(buffer);
  bytes_in_use_ += bytes.size();
  return buffer;
}

void BufferPool::Reuse(Buffer* buffer, std::string_view bytes) {
  bytes_in_use_ += bytes.size() - buffer->size;
  buffer->data = const_cast<char*>(bytes.data());
  buffer->size = bytes.size();
}

Buffer* BufferPool::Grow(Buffer* buffer, size_t capacity) {
  if (capacity <= buffer->capacity) return buffer;
  capacity = std::max(capacity, buffer->capacity * 2);
  if (buffer->size_class >= kClasses) {  // the system can often make them longer in place
    bytes_in_use_ += capacity - buffer->capacity;
    char* const block = Allocate(reinterpret_cast<char*>(buffer), capacity + sizeof(Buffer));
    buffer = reinterpret_cast<Buffer*>(block);
    buffer->data = reinterpret_cast<char*>(buffer + 1);
    buffer->capacity = capacity;
    return buffer;
  }
  Buffer* const larger = New(capacity);
  std::memcpy(larger->data, buffer->data, buffer->size);
  larger->size = buffer->size;
  std::swap(larger->origins, buffer->origins);
  larger->references = buffer->references;
  Free(buffer);
  return larger;
}

void BufferPool::Free(Buffer* buffer) {
  bytes_in_use_ -= buffer->capacity;
  if (buffer->origins != nullptr) {
    bytes_in_use_ -= buffer->origins->bytes();
    buffer->origins->Clear();
  }
  if (buffer->size_class < kClasses) {
    buffer->next_free = std::exchange(free_[buffer->size_class], buffer);
    return;
  }
  delete buffer->origins;
  std::free(buffer);
}

size_t AppendMadeOrigins(OriginMap& map, const Buffer* buffer, const char* at, size_t size,
                         CallId call) {
  if (buffer == nullptr || buffer->origins == nullptr) return map.Append(size, {{}, call}, false);
  const OriginMap& from = *buffer->origins;
  const auto begin = static_cast<uint64_t>(at - buffer->data);
  const uint64_t end = begin + size;
  const OriginMap::Run* const last = &from.runs().back();
  const OriginMap::Run* run = from.RunOf(begin);
  size_t bytes = 0;
  for (uint64_t done = begin; done < end; ++run) {
    const uint64_t stop = run == last ? end : std::min(run[1].begin, end);
    Origin origin = run->origin;
    origin.call = std::max(origin.call, call);
    if (run->linear) origin.place.offset += static_cast<uint32_t>(done - run->begin);
    bytes += map.Append(stop - done, origin, run->linear);
    done = stop;
  }
  return bytes;
}

void Builder::AppendOriginsOf(const char* data, size_t size, const Buffer* buffer, CallId call) {
  pool_->CountOrigins(AppendOrigins(*made_->origins, buffer, data, size, call));
}

Builder& Builder::operator=(Builder&& other) noexcept {
  std::swap(pool_, other.pool_);
  std::swap(slice_, other.slice_);
  std::swap(made_, other.made_);
  return *this;
}

void Builder::Reserve(size_t size) {
  if (made_ != nullptr) {
    if (made_->size + size > made_->capacity) made_ = pool_->Grow(made_, made_->size + size);
    return;
  }
  made_ = pool_->New(slice_.size() + size);
  if (slice_.empty()) return;
  AppendBytes(slice_.data(), slice_.size());
  if (made_->origins != nullptr) {
    AppendOriginsOf(slice_.data(), slice_.size(), slice_.buffer(), slice_.call());
  }
  slice_ = Text();
}

// Writes behind the slice where that is the unused end of its buffer: a definition that grows at its
// end is not copied each time. False if it is not.
bool Builder::ExtendSlice(const char* data, size_t size) {
  Buffer* const buffer = slice_.buffer();
  if (buffer == nullptr || buffer->origins != nullptr || buffer->source != kNoSource) return false;
  char* const end = buffer->data + buffer->size;
  if (slice_.data() + slice_.size() != end || buffer->capacity - buffer->size < size) return false;
  std::memcpy(end, data, size);
  buffer->size += size;
  slice_.Extend(size);
  return true;
}

void Builder::Copy(const char* data, size_t size, const Buffer* buffer, CallId call) {
  if (made_ == nullptr) {
    if (ExtendSlice(data, size)) return;
    Reserve(size);
  }
  AppendBytes(data, size);
  if (made_->origins != nullptr) AppendOriginsOf(data, size, buffer, call);
}

void Builder::CopyComputed(std::string_view bytes, const Origin& origin) {
  if (bytes.empty()) return;
  if (made_ == nullptr) Reserve(bytes.size());
  AppendBytes(bytes.data(), bytes.size());
  if (made_->origins == nullptr) return;
  pool_->CountOrigins(made_->origins->Append(bytes.size(), origin, false));
}

std::string_view Builder::view() const {
  return made_ != nullptr ? std::string_view(made_->data, made_->size) : slice_.view();
}

void Builder::Clear() {
  slice_ = Text();
  if (made_ != nullptr && --made_->references == 0) pool_->Free(made_);
  made_ = nullptr;
}

}  // namespace mw::m4
