// SPDX-License-Identifier: BSD-2-Clause
// The stack of what is still to be read: files, expansions waiting to be scanned again, and what
// defn gives: builtins and quoted texts. Reading goes on in the block below when one is exhausted, so
// that a name, a quoted text or a list of arguments may begin in one block and end in another.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "m4/buffer.h"

namespace mw::m4 {

struct Builtin;

struct Block {
  // kQuoted: a text that is read as if it stood in quotes. Like a builtin it is read right after it was
  // pushed, whole.
  enum class Kind : uint8_t { kText, kFile, kBuiltin, kQuoted };

  Block() = default;
  // A text to be scanned, the expansion of the call `from`, which stood at `place`.
  Block(Text&& expansion, CallId from, Pos place)
      : at(expansion.data()),
        end(expansion.data() + expansion.size()),
        text(std::move(expansion)),
        location(place),
        call(std::max(text.call(), from)) {}

  const char* at = "";  // next byte
  const char* end = "";
  // kFile: what was read as the beginning of a delimiter that was none: GNU m4 puts it back, but has
  // counted its lines.
  const char* ahead_from = nullptr;
  const char* ahead = nullptr;
  Text text;     // keeps the bytes alive
  Pos location;  // kText, kBuiltin: where the call that made it stood in its file
  CallId call = kNoCall;
  Kind kind = Kind::kText;
  bool stream = false;  // kFile: more may come from standard input
  const Builtin* builtin = nullptr;

  bool exhausted() const { return at == end && kind < Kind::kBuiltin; }
};

class Input {
 public:
  static constexpr int kNothing = -1;  // end of all input
  static constexpr int kBuiltin = -2;  // a builtin or a quoted text comes next, not a byte

  // Called when a stream block is exhausted: the buffer of the next part of the stream, empty at its
  // end.
  void SetStreamReader(std::function<Buffer*()> reader) { read_stream_ = std::move(reader); }
  // Told when a file block is left, after it was removed.
  void SetFileEndListener(std::function<void(SourceId)> listener) {
    file_end_ = std::move(listener);
  }

  void PushText(Text&& text, CallId call, Pos location);
  // `buffer` is that of a source; `stream`: more may follow.
  void PushFile(Buffer* buffer, CallId call, bool stream);
  void PushBuiltin(const Builtin* builtin, CallId call, Pos location);
  void PushQuoted(const Text& text, CallId call, Pos location);

  // The end of the block that was left last.
  Pos end_location() const { return last_location_; }

  bool empty() const { return blocks_.empty(); }
  Block& top() { return blocks_.back(); }
  size_t depth() const { return blocks_.size(); }
  size_t files() const { return files_; }
  size_t bytes() const { return blocks_.size() * sizeof(Block); }
  // The place in a file where reading stands, as GNU m4 counts it: the last byte read from the
  // file, or for an expansion the place of the call that made it.
  Pos Location() const {
    if (blocks_.empty()) return last_location_;
    const Block& block = blocks_.back();
    if (block.kind != Block::Kind::kFile) return block.location;
    const char* const at = block.at > block.ahead_from ? std::max(block.at, block.ahead) : block.at;
    const auto consumed = static_cast<uint32_t>(at - block.text.data());
    return {block.location.source, consumed == 0 ? 0 : consumed - 1};
  }
  // The same for a token of the top block when it began at `at`.
  Pos LocationAt(const char* at) const {
    const Block& block = blocks_.back();
    if (block.kind != Block::Kind::kFile) return block.location;
    if (at > block.ahead_from && at < block.ahead) at = block.ahead - 1;
    return {block.location.source, static_cast<uint32_t>(at - block.text.data())};
  }
  // The file that is being read, kNoSource if none.
  SourceId CurrentFile() const { return Location().source; }

  // Makes top() a block with something to read; false at the end of all input.
  bool Settle() { return (!blocks_.empty() && !blocks_.back().exhausted()) || DropLeft(); }
  // The next byte (0..255), kNothing or kBuiltin; nothing is consumed.
  int Peek();
  // True if the bytes to come are `text`.
  bool PeekMatch(std::string_view text);
  // Leaves out `count` bytes that Peek or PeekMatch have seen.
  void Consume(size_t count) {
    if (!blocks_.empty() && static_cast<size_t>(blocks_.back().end - blocks_.back().at) >= count) {
      blocks_.back().at += count;
    } else {
      ConsumeAcross(count);
    }
  }
  // True if what is read now, or waits, stands in `source`.
  bool Holds(SourceId source) const;
  // Forgets everything.
  void Clear();

 private:
  // Drops exhausted expansions, so that a macro that ends by calling itself runs in constant space.
  void DropExhausted() {
    while (!blocks_.empty() && blocks_.back().kind == Block::Kind::kText &&
           blocks_.back().exhausted()) {
      blocks_.pop_back();
    }
  }
  void LeaveFile();
  // Leaves blocks that were read to their end; false at the end of all input.
  bool DropLeft();
  void ConsumeAcross(size_t count);
  bool Refill(Block& block);

  std::vector<Block> blocks_;
  size_t files_ = 0;
  Pos last_location_;  // where the last block that was left ended
  std::function<Buffer*()> read_stream_;
  std::function<void(SourceId)> file_end_;
};

}  // namespace mw::m4
