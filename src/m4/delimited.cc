// SPDX-License-Identifier: BSD-2-Clause
// The scanner: quoted texts, comments, and the lines that dnl leaves out.
#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/text.h"
#include "m4/interpreter.h"

namespace mw::m4 {
namespace {

// Bytes looked at in one step.
constexpr ptrdiff_t kStep = 16;

// Bit i is set when byte i of the kStep bytes at `at` is `c`.
unsigned Matches(const char* at, char c) {
#ifdef __SSE2__
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c))));
#else
  unsigned matches = 0;
  for (unsigned i = 0; i < kStep; ++i) matches |= static_cast<unsigned>(at[i] == c) << i;
  return matches;
#endif
}

// Finds the end of a quoted text.
class QuoteEnd {
 public:
  QuoteEnd(char open, char close) : open_(open), close_(close) {}

  // The byte behind the quoted text that begins at `at`, its first quote being left out; null when
  // it does not end before `end`. What lies between `begin` and `at` can be read, too.
  const char* Find(const char* begin, const char* at, const char* end) {
    for (; end - at >= kStep; at += kStep) {
      if (const char* found = Step(at, 0)) return found;
    }
    if (at == end) return nullptr;
    const char* const last = end - kStep;
    if (last >= begin) return Step(last, static_cast<unsigned>(at - last));
    for (; at != end; ++at) {
      if (*at == close_) {
        if (--depth_ == 0) return at + 1;
      } else if (*at == open_) {
        ++depth_;
      }
    }
    return nullptr;
  }

  // True if `text` between quotes is one quoted text.
  bool Encloses(std::string_view text) {
    return Find(text.data(), text.data(), text.data() + text.size()) == nullptr && depth_ == 1;
  }

 private:
  // Goes through kStep bytes but the first `skipped`.
  const char* Step(const char* at, unsigned skipped) {
    const unsigned closes = Matches(at, close_);
    unsigned marks = (closes | Matches(at, open_)) >> skipped << skipped;
    for (; marks != 0; marks &= marks - 1) {
      const int first = std::countr_zero(marks);
      if ((closes >> first & 1) == 0) {
        ++depth_;
      } else if (--depth_ == 0) {
        return at + first + 1;
      }
    }
    return nullptr;
  }

  char open_, close_;
  size_t depth_ = 1;
};

// `size` up to the first NUL byte of `data`.
size_t UpToNul(const char* data, size_t size) {
  const void* nul = std::memchr(data, '\0', size);
  return nul == nullptr ? size : static_cast<size_t>(static_cast<const char*>(nul) - data);
}

}  // namespace

bool Interpreter::ScanQuote(Cursor& cursor) {
  if (!syntax_.simple_quotes()) return ScanDelimited(cursor, true);
  Block& block = *cursor.block;
  const char* const inside = cursor.at + 1;
  QuoteEnd quote_end(syntax_.quote_begin()[0], syntax_.quote_end()[0]);
  const char* const end = quote_end.Find(block.text.data(), inside, block.end);
  if (end == nullptr) return ScanDelimited(cursor, true);
  Emit(cursor);
  auto size = static_cast<size_t>(end - 1 - inside);
  if (nul_seen_) size = UpToNul(inside, size);
  if (!frames_.empty()) {
    frames_.top().argument.Append(inside, size, block.text.buffer(), block.call);
  } else {
    block.at = inside;  // as far as locations are concerned the token began here
    EmitToken(inside, size, block.text.buffer(), block.call,
              options_.sync_lines ? input_.Location() : Pos());
  }
  cursor.start = cursor.at = block.at = end;
  return true;
}

bool Interpreter::PushQuotedText(const Text& text, const Origin& origin) {
  if (frames_.top().traced || !syntax_.simple_quotes() || !syntax_.tables_suffice() || nul_seen_) {
    return false;
  }
  const char open = syntax_.quote_begin()[0], close = syntax_.quote_end()[0];
  const auto index = static_cast<unsigned char>(open);
  if (syntax_.table(false)[index] != ByteClass::kQuote ||
      syntax_.table(true)[index] != ByteClass::kQuote) {
    return false;
  }
  if (!QuoteEnd(open, close).Encloses(text.view())) return false;
  input_.PushQuoted(text, origin.call, location_);
  return true;
}

// What PushQuotedText has pushed.
bool Interpreter::ScanQuotedText() {
  Block& block = input_.top();
  block.kind = Block::Kind::kText;
  block.at = block.end;
  if (!frames_.empty()) frames_.top().at_start = false;
  EmitToken(block.text.data(), block.text.size(), block.text.buffer(), block.call, block.location);
  return true;
}

// Takes the arguments that are one quoted text each, or nothing at all, and stand in this block: most
// are, and each would otherwise go through the scanner in five steps. The frame stands at the start of
// an argument, the quotes are bytes that begin nothing else. True if the call is complete and has been
// run; else the block stands at the start of the first argument that is anything more.
bool Interpreter::TakeQuotedArguments() {
  if (!syntax_.simple_quotes() || !syntax_.tables_suffice() || nul_seen_) return false;
  Block& block = input_.top();
  const Syntax::Table& table = syntax_.table(true);
  const char open = syntax_.quote_begin()[0], close = syntax_.quote_end()[0];
  const auto class_of = [&](const char* at) { return table[static_cast<unsigned char>(*at)]; };
  const char* const first = block.at;
  const char* const end = block.end;
  for (const char* at = first; at != end; block.at = at) {
    ByteClass byte_class = class_of(at);
    while (byte_class == ByteClass::kPlain && IsSpace(*at) && ++at != end)
      byte_class = class_of(at);
    if (at == end) break;
    const char* inside = at;
    size_t size = 0;
    if (byte_class == ByteClass::kQuote) {
      inside = at + 1;
      at = QuoteEnd(open, close).Find(block.text.data(), inside, end);
      if (at == nullptr || at == end) break;
      size = static_cast<size_t>(at - 1 - inside);
      byte_class = class_of(at);
    }
    if ((byte_class != ByteClass::kComma && byte_class != ByteClass::kClose) || arguments_.full()) {
      break;
    }
    Argument& argument = arguments_.Push();
    if (size > 0) argument.text.Set(inside, size, block.text.buffer(), block.call);
    ++at;
    if (byte_class == ByteClass::kClose) {
      block.at = at;
      FinishCall();
      return true;
    }
  }
  if (block.at != first) frames_.top().argument_location = input_.Location();
  return false;
}

bool Interpreter::ScanComment(Cursor& cursor) {
  if (!syntax_.simple_comments() || options_.sync_lines || nul_seen_) {
    return ScanDelimited(cursor, false);
  }
  Block& block = *cursor.block;
  const void* end = std::memchr(cursor.at + 1, syntax_.comment_end()[0],
                                static_cast<size_t>(block.end - cursor.at - 1));
  if (end == nullptr) return ScanDelimited(cursor, false);
  cursor.at = static_cast<const char*>(end) + 1;  // a comment is text like any other
  return true;
}

// Scans a quoted text or a comment the slow way: over several blocks, with long delimiters. Always
// false: the input has changed.
bool Interpreter::ScanDelimited(Cursor& cursor, bool quote) {
  Emit(cursor);
  Block& block = *cursor.block;
  block.at = cursor.at + 1;
  const Pos location = input_.Location();
  block.at = cursor.at;
  const Origin origin = OriginOf(block.text.buffer(), cursor.at, block.call);
  Builder text(&pool_);
  if (!CollectDelimited(quote, text)) {
    if (!ended_) {
      ReportAt(MessageKind::kFatal,
               quote ? "ERROR: end of file in string" : "ERROR: end of file in comment", location,
               origin);
    }
    return false;
  }
  const Text whole = text.Take();
  EmitToken(whole.data(), nul_seen_ ? UpToNul(whole.data(), whole.size()) : whole.size(),
            whole.buffer(), whole.call(), location);
  return false;
}

// Reads the text within the quotes, or the comment with its delimiters. False at the end of all
// input.
bool Interpreter::CollectDelimited(bool quote, Builder& text) {
  const std::string& open = quote ? syntax_.quote_begin() : syntax_.comment_begin();
  const std::string& close = quote ? syntax_.quote_end() : syntax_.comment_end();
  if (quote) {
    input_.Consume(open.size());
  } else {
    Take(open.size(), text);
  }
  for (size_t depth = 1;;) {
    if (!input_.Settle() || !WithinLimits()) return false;
    Block& block = input_.top();
    const char* at = block.at;
    if (quote) {
      while (at != block.end && *at != close[0] && *at != open[0]) ++at;
    } else {
      const void* mark = std::memchr(at, close[0], static_cast<size_t>(block.end - at));
      at = mark == nullptr ? block.end : static_cast<const char*>(mark);
    }
    text.Append(block.at, static_cast<size_t>(at - block.at), block.text.buffer(), block.call);
    block.at = at;
    if (block.kind == Block::Kind::kBuiltin) block.kind = Block::Kind::kText;
    if (at == block.end) continue;
    if (input_.PeekMatch(close)) {
      if (--depth == 0) {
        if (quote) {
          input_.Consume(close.size());
        } else {
          Take(close.size(), text);
        }
        return true;
      }
      Take(close.size(), text);
    } else if (quote && input_.PeekMatch(open)) {
      ++depth;
      Take(open.size(), text);
    } else {
      Take(1, text);
    }
  }
}

// Moves `count` bytes from the input to `text`.
void Interpreter::Take(size_t count, Builder& text) {
  while (count > 0 && input_.Settle()) {
    Block& block = input_.top();
    const size_t length = std::min(count, static_cast<size_t>(block.end - block.at));
    text.Append(block.at, length, block.text.buffer(), block.call);
    block.at += length;
    count -= length;
  }
}

// The line that counts is that of the name, if it was read in a file, until another block is read.
void Interpreter::SkipLine() {
  skipping_line_ = !input_.empty() && input_.top().kind == Block::Kind::kFile;
  while (input_.Settle()) {
    Block& block = input_.top();
    if (block.kind == Block::Kind::kBuiltin) block.kind = Block::Kind::kText;
    const void* newline = std::memchr(block.at, '\n', static_cast<size_t>(block.end - block.at));
    if (newline != nullptr) {
      block.at = static_cast<const char*>(newline) + 1;
      if (!skipping_line_ || input_.CurrentFile() != location_.source) {
        location_ = input_.Location();
      }
      skipping_line_ = false;
      return;
    }
    block.at = block.end;
  }
  skipping_line_ = false;
  Report(MessageKind::kWarning, "Warning: end of file treated as newline");
  location_ = {};
}

}  // namespace mw::m4
