// SPDX-License-Identifier: BSD-2-Clause
#include "m4/input.h"

#include <algorithm>
#include <utility>

namespace mw::m4 {

void Input::PushText(Text&& text, CallId call, Pos location) {
  DropExhausted();
  if (text.empty()) return;
  blocks_.emplace_back(std::move(text), call, location);
}

void Input::PushFile(Buffer* buffer, CallId call, bool stream) {
  DropExhausted();
  Block& block = blocks_.emplace_back();
  block.kind = Block::Kind::kFile;
  block.text = Text(buffer->data, buffer->size, buffer, call);
  block.at = buffer->data;
  block.end = buffer->data + buffer->size;
  block.call = call;
  block.location = {buffer->source, 0};
  block.stream = stream;
  ++files_;
}

void Input::PushBuiltin(const Builtin* builtin, CallId call, Pos location) {
  DropExhausted();
  Block& block = blocks_.emplace_back();
  block.kind = Block::Kind::kBuiltin;
  block.builtin = builtin;
  block.call = call;
  block.location = location;
}

void Input::PushQuoted(const Text& text, CallId call, Pos location) {
  DropExhausted();
  blocks_.emplace_back(Text(text), call, location).kind = Block::Kind::kQuoted;
}

// Reads on in a stream block; false at its end.
bool Input::Refill(Block& block) {
  Buffer* const buffer = read_stream_();
  if (buffer->size == 0) {
    block.stream = false;
    return false;
  }
  block.text = Text(buffer->data, buffer->size, buffer, block.call);
  block.at = buffer->data;
  block.ahead_from = block.ahead = nullptr;
  block.end = buffer->data + buffer->size;
  block.location = {buffer->source, 0};
  return true;
}

bool Input::Holds(SourceId source) const {
  return last_location_.source == source ||
         std::any_of(blocks_.begin(), blocks_.end(),
                     [source](const Block& block) { return block.location.source == source; });
}

bool Input::DropLeft() {
  while (!blocks_.empty()) {
    Block& block = blocks_.back();
    if (!block.exhausted() || (block.stream && Refill(block))) return true;
    if (block.kind == Block::Kind::kFile) {
      LeaveFile();
    } else {
      last_location_ = block.location;
      blocks_.pop_back();
    }
  }
  return false;
}

// The end of a file is on the line behind its last newline.
void Input::LeaveFile() {
  const Block& block = blocks_.back();
  last_location_ = {block.location.source, static_cast<uint32_t>(block.text.size())};
  blocks_.pop_back();
  --files_;
  if (file_end_) file_end_(last_location_.source);
}

int Input::Peek() {
  for (size_t i = blocks_.size(); i-- > 0;) {
    Block& block = blocks_[i];
    if (block.kind >= Block::Kind::kBuiltin) return kBuiltin;
    if (!block.exhausted() || (block.stream && Refill(block))) {
      return static_cast<unsigned char>(*block.at);
    }
  }
  return kNothing;
}

bool Input::PeekMatch(std::string_view text) {
  size_t matched = 0;
  for (size_t i = blocks_.size(); i-- > 0;) {
    Block& block = blocks_[i];
    if (block.kind >= Block::Kind::kBuiltin) return false;
    if (block.exhausted() && !(block.stream && Refill(block))) continue;
    const std::string_view here(block.at, static_cast<size_t>(block.end - block.at));
    const std::string_view rest = text.substr(matched, here.size());
    const auto differs = std::mismatch(rest.begin(), rest.end(), here.begin()).first;
    const auto length = static_cast<size_t>(differs - rest.begin());
    matched += length;
    if (matched == text.size()) return true;
    if (block.kind == Block::Kind::kFile && matched > 1) {
      if (block.at >= block.ahead) block.ahead_from = block.at;
      block.ahead = std::max(block.ahead, block.at + length);
    }
    if (length < rest.size()) return false;
    // What is left of the text may still come from the stream; it is rare enough to say no.
  }
  return false;
}

void Input::ConsumeAcross(size_t count) {
  while (count > 0 && Settle()) {
    Block& block = blocks_.back();
    const size_t length = std::min(count, static_cast<size_t>(block.end - block.at));
    block.at += length;
    count -= length;
  }
}

void Input::Clear() {
  blocks_.clear();
  files_ = 0;
}

}  // namespace mw::m4
