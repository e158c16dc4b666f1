// SPDX-License-Identifier: BSD-2-Clause
// The scanner: plain text, names, quotes and comments.
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/text.h"
#include "m4/interpreter.h"

namespace mw::m4 {
namespace {

constexpr std::array<bool, 256> MakeNameBytes() {
  std::array<bool, 256> table{};
  for (size_t i = 0; i < 256; ++i) table[i] = IsNameByte(static_cast<char>(i));
  return table;
}
constexpr std::array<bool, 256> kNameBytes = MakeNameBytes();

size_t Index(char c) { return static_cast<unsigned char>(c); }

// The first byte of [at, end) that is `a` or `b`, or `end`.
const char* FindEither(const char* at, const char* end, char a, char b) {
#ifdef __SSE2__
  const __m128i all_a = _mm_set1_epi8(a), all_b = _mm_set1_epi8(b);
  for (; end - at >= 16; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i hits = _mm_or_si128(_mm_cmpeq_epi8(bytes, all_a), _mm_cmpeq_epi8(bytes, all_b));
    const auto mask = static_cast<unsigned>(_mm_movemask_epi8(hits));
    if (mask != 0) return at + std::countr_zero(mask);
  }
#endif
  while (at != end && *at != a && *at != b) ++at;
  return at;
}

// The byte behind the quoted text that begins at `at`, its first quote being left out; null when it
// does not end before `end`.
const char* EndOfQuoted(const char* at, const char* end, char open, char close) {
  size_t depth = 1;
  while ((at = FindEither(at, end, open, close)) != end) {
    if (*at++ != close) {
      ++depth;
    } else if (--depth == 0) {
      return at;
    }
  }
  return nullptr;
}

// True if blanks and then a parenthesis follow at `at`.
bool BlanksThenOpen(const char* at, const char* end) {
  if (at == end || !IsBlank(*at)) return false;
  while (at != end && IsBlank(*at)) ++at;
  return at != end && *at == '(';
}

// `size` up to the first NUL byte of `data`.
size_t UpToNul(const char* data, size_t size) {
  const void* nul = std::memchr(data, '\0', size);
  return nul == nullptr ? size : static_cast<size_t>(static_cast<const char*>(nul) - data);
}

}  // namespace

void Interpreter::Run() {
  while (!ended_ && ScanBlock()) {
  }
  for (Frame& frame : frames_) Symbols::Release(frame.definition);
  frames_.clear();
  arguments_.clear();
  if (ended_) input_.Clear();
}

// Scans the top block to its end or to something that changes the input. False at the end of all.
bool Interpreter::ScanBlock() {
  if (!input_.Settle()) {
    AtEndOfInput();
    return false;
  }
  if (input_.top().kind == Block::Kind::kBuiltin) return ScanBuiltin();
  if (!frames_.empty() && frames_.back().at_start && !SkipSpace()) return true;
  Block& block = input_.top();
  const Syntax::Table* table = &syntax_.table(!frames_.empty());
  Cursor cursor{&block, block.at, block.at};
  while (cursor.at != block.end) {
    ByteClass byte_class = (*table)[Index(*cursor.at)];
    if (byte_class == ByteClass::kPlain) {
      ++cursor.at;
      continue;
    }
    if (byte_class == ByteClass::kQuote || byte_class == ByteClass::kComment) {
      byte_class = Resolve(cursor, byte_class);
    }
    switch (byte_class) {
      case ByteClass::kPlain:
        ++cursor.at;
        break;
      case ByteClass::kName:
        if (!ScanName(cursor)) return true;
        break;
      case ByteClass::kQuote:
        if (!ScanQuote(cursor)) return true;
        break;
      case ByteClass::kComment:
        if (!ScanComment(cursor)) return true;
        break;
      case ByteClass::kNul:  // GNU m4 loses NUL bytes that are not quoted
        Emit(cursor);
        cursor.start = ++cursor.at;
        break;
      case ByteClass::kOpen:
        ++frames_.back().parentheses;
        ++cursor.at;
        break;
      case ByteClass::kClose:
        ++cursor.at;
        if (frames_.back().parentheses-- > 0) break;
        --cursor.at;
        Emit(cursor);
        block.at = cursor.at + 1;
        FinishArgument();
        FinishCall();
        return true;
      case ByteClass::kComma:
        if (frames_.back().parentheses > 0) {
          ++cursor.at;
          break;
        }
        Emit(cursor);
        block.at = cursor.at + 1;
        FinishArgument();
        frames_.back().argument_location = input_.Location();
        if (!SkipSpace()) return true;
        cursor.start = cursor.at = block.at;
        break;
    }
  }
  Emit(cursor);
  block.at = block.end;
  return true;
}

// A builtin given as a value: the whole argument, or nothing at all elsewhere.
bool Interpreter::ScanBuiltin() {
  Block& block = input_.top();
  if (!frames_.empty()) {
    Frame& frame = frames_.back();
    frame.at_start = false;
    if (frame.argument.empty()) frame.value = block.builtin;
  }
  block.kind = Block::Kind::kText;  // an exhausted block now
  return true;
}

// Leaves out white space at the start of an argument. False when the block ended before it did.
bool Interpreter::SkipSpace() {
  Block& block = input_.top();
  const Syntax::Table& table = syntax_.table(true);
  while (block.at != block.end && IsSpace(*block.at) &&
         table[Index(*block.at)] == ByteClass::kPlain) {
    ++block.at;
  }
  if (block.at == block.end) return false;
  frames_.back().at_start = false;
  return true;
}

// What the byte at the cursor means, if it may begin a comment or a quote.
ByteClass Interpreter::Resolve(Cursor& cursor, ByteClass byte_class) {
  const bool in_arguments = !frames_.empty();
  if (byte_class == ByteClass::kComment) {
    if (syntax_.comment_begin().size() == 1) return byte_class;
    cursor.block->at = cursor.at;
    if (input_.PeekMatch(syntax_.comment_begin())) return byte_class;
    byte_class = syntax_.WithoutComment(*cursor.at, in_arguments);
    if (byte_class != ByteClass::kQuote) return byte_class;
  }
  if (syntax_.quote_begin().size() == 1) return byte_class;
  cursor.block->at = cursor.at;
  if (input_.PeekMatch(syntax_.quote_begin())) return byte_class;
  return syntax_.WithoutQuote(*cursor.at, in_arguments);
}

// Scans a name. True: it is text, the cursor stands behind it. False: the input has changed.
bool Interpreter::ScanName(Cursor& cursor) {
  Block& block = *cursor.block;
  const char* const name = cursor.at;
  const char* end = name;
  uint64_t hash = Symbols::kHashStart;
  do {
    hash = Symbols::HashByte(hash, *end++);
  } while (end != block.end && kNameBytes[Index(*end)]);
  if (end == block.end && (input_.depth() > 1 || block.stream)) {
    cursor.at = name;
    ScanSplitName(cursor);
    return false;
  }
  const auto size = static_cast<size_t>(end - name);
  cursor.at = end;
  block.at = end;  // where CanCall looks on
  Symbol* symbol = symbols_.Find({name, size}, hash);
  const int next = end != block.end ? static_cast<unsigned char>(*end) : Input::kNothing;
  if (symbol == nullptr || symbol->top == nullptr || !CanCall(*symbol, next)) {
    if (observer_ != nullptr && next == '(' && (symbol == nullptr || symbol->top == nullptr)) {
      observer_->OnUnknownCall({name, size}, OriginOf(block.text.buffer(), name, block.call));
    }
    if (observer_ != nullptr && symbol != nullptr && symbol->top != nullptr &&
        BlanksThenOpen(end, block.end)) {
      observer_->OnBlankBeforeParenthesis({name, size},
                                          OriginOf(block.text.buffer(), name, block.call));
    }
    return true;
  }
  if (observer_ != nullptr && BlanksThenOpen(end, block.end)) {
    observer_->OnBlankBeforeParenthesis({name, size},
                                        OriginOf(block.text.buffer(), name, block.call));
  }
  cursor.at = name;
  Emit(cursor);
  block.at = end;
  BeginCall(symbol, OriginOf(block.text.buffer(), name, block.call), next);
  return false;
}

// Scans a name that reaches the end of its block and may go on in the next one.
void Interpreter::ScanSplitName(Cursor& cursor) {
  Emit(cursor);
  cursor.block->at = cursor.at;
  const Pos location_before = input_.Location();
  const Origin origin = OriginOf(cursor.block->text.buffer(), cursor.at, cursor.block->call);
  Builder name(&pool_);
  Pos start = location_before;
  bool first = true;
  for (;;) {
    const int next = input_.Peek();
    if (next < 0 || !kNameBytes[static_cast<size_t>(next)]) break;
    input_.Settle();
    Block& block = input_.top();
    const char* end = block.at;
    while (end != block.end && kNameBytes[Index(*end)]) ++end;
    name.Append(block.at, static_cast<size_t>(end - block.at), block.text.buffer(), block.call);
    if (first) {
      ++block.at;
      start = input_.Location();
      first = false;
    }
    block.at = end;
  }
  const Text text = name.Take();
  Symbol* symbol = symbols_.Find(text.view());
  const int next = input_.Peek();
  if (symbol != nullptr && symbol->top != nullptr && CanCall(*symbol, next)) {
    BeginCall(symbol, origin, next);
    return;
  }
  if (observer_ != nullptr && next == '(' && (symbol == nullptr || symbol->top == nullptr)) {
    observer_->OnUnknownCall(text.view(), origin);
  }
  EmitToken(text.data(), text.size(), text.buffer(), text.call(), start);
}

// True if the name of `symbol`, a defined macro, is a call when `next` follows it.
bool Interpreter::CanCall(const Symbol& symbol, int next) {
  const Builtin* builtin = symbol.top->builtin;
  return builtin == nullptr || !builtin->needs_arguments ||
         OpenFollows(next == Input::kNothing ? input_.Peek() : next);
}

// True if `next`, the byte to come, opens a list of arguments. It does not while it begins a
// comment or a quote.
bool Interpreter::OpenFollows(int next) {
  if (next != '(') return false;
  const ByteClass byte_class = syntax_.table(true)['('];
  if (byte_class == ByteClass::kOpen) return true;
  if (!syntax_.comment_begin().empty() && input_.PeekMatch(syntax_.comment_begin())) return false;
  return syntax_.quote_begin().empty() || !input_.PeekMatch(syntax_.quote_begin());
}

bool Interpreter::ScanQuote(Cursor& cursor) {
  if (!syntax_.simple_quotes()) return ScanDelimited(cursor, true);
  Block& block = *cursor.block;
  const char* const inside = cursor.at + 1;
  const char* const end =
      EndOfQuoted(inside, block.end, syntax_.quote_begin()[0], syntax_.quote_end()[0]);
  if (end == nullptr) return ScanDelimited(cursor, true);
  Emit(cursor);
  block.at = inside;  // as far as locations are concerned the token began here
  const auto size = static_cast<size_t>(end - 1 - inside);
  EmitToken(inside, nul_seen_ ? UpToNul(inside, size) : size, block.text.buffer(), block.call,
            options_.sync_lines ? input_.Location() : Pos());
  cursor.start = cursor.at = block.at = end;
  return true;
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
    while (at != block.end && *at != close[0] && !(quote && *at == open[0])) ++at;
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

void Interpreter::SkipLine() {
  while (input_.Settle()) {
    Block& block = input_.top();
    if (block.kind == Block::Kind::kBuiltin) block.kind = Block::Kind::kText;
    const void* newline = std::memchr(block.at, '\n', static_cast<size_t>(block.end - block.at));
    if (newline != nullptr) {
      block.at = static_cast<const char*>(newline) + 1;
      location_ = input_.Location();
      return;
    }
    block.at = block.end;
  }
  Report(MessageKind::kWarning, "Warning: end of file treated as newline");
  location_ = {};
}

void Interpreter::AtEndOfInput() {
  if (frames_.empty()) return;
  const Frame& frame = frames_.back();
  const Pos location = frame.argument_location;
  const Origin origin = frame.origin;
  ReportAt(MessageKind::kFatal, "ERROR: end of file in argument list", location, origin);
}

// Hands on what lies between start and at, plain text.
void Interpreter::Emit(Cursor& cursor) {
  if (cursor.start == cursor.at) return;
  const auto size = static_cast<size_t>(cursor.at - cursor.start);
  const Block& block = *cursor.block;
  if (!frames_.empty()) {
    frames_.back().argument.Append(cursor.start, size, block.text.buffer(), block.call);
  } else if (options_.sync_lines) {
    EmitSynced(cursor);
  } else {
    WriteOutput(cursor.start, size, block.text.buffer(), block.call);
  }
  cursor.start = cursor.at;
}

// Hands on one token that may hold newlines: quoted text, a comment, a name from several blocks.
void Interpreter::EmitToken(const char* data, size_t size, Buffer* buffer, CallId call,
                            Pos location) {
  if (!frames_.empty()) {
    frames_.back().argument.Append(data, size, buffer, call);
    return;
  }
  if (options_.sync_lines && diversions_.current() != nullptr) {
    WriteDirective(
        sync_lines_.BeforeToken(LocationLine(location), LocationFile(input_.Location())));
    sync_lines_.AfterToken({data, size});
  }
  if (size > 0) WriteOutput(data, size, buffer, call);
}

// Plain text under -s: each line of it is looked at where it begins.
void Interpreter::EmitSynced(const Cursor& cursor) {
  if (diversions_.current() == nullptr) return;
  Block& block = *cursor.block;
  const char* const resume = block.at;
  for (const char* at = cursor.start; at != cursor.at;) {
    const void* newline = std::memchr(at, '\n', static_cast<size_t>(cursor.at - at));
    const char* const end = newline == nullptr ? cursor.at : static_cast<const char*>(newline) + 1;
    if (sync_lines_.at_line_start()) {
      block.at = at + 1;
      const Pos location = input_.Location();
      WriteDirective(sync_lines_.BeforeToken(LocationLine(location), LocationFile(location)));
    }
    const auto size = static_cast<size_t>(end - at);
    sync_lines_.AfterToken({at, size});
    WriteOutput(at, size, block.text.buffer(), block.call);
    at = end;
  }
  block.at = resume;
}

void Interpreter::WriteDirective(const std::string& directive) {
  if (directive.empty()) return;
  diversions_.current()->text += directive;
  if (pool_.track_origins()) diversions_.current()->origins.Append(directive.size(), {}, false);
}

void Interpreter::WriteOutput(const char* data, size_t size, Buffer* buffer, CallId call) {
  Diversion* diversion = diversions_.current();
  if (diversion == nullptr) {
    if (observer_ != nullptr) observer_->OnDiscard({data, size}, OriginOf(buffer, data, call));
    return;
  }
  diversion->text.append(data, size);
  if (pool_.track_origins()) AppendOrigins(diversion->origins, buffer, data, size, call);
  CheckOutput(size);
}

// After `size` bytes of output: the limit, and what is due to the listener.
void Interpreter::CheckOutput(size_t size) {
  constexpr size_t kStreamBlock = 64 * 1024;
  output_bytes_ += size;
  const uint64_t limit = options_.limits.output_bytes;
  if (limit != 0 && output_bytes_ > limit) Limit("more output than {} bytes", limit);
  if (options_.stream_output && diversions_.main().text.size() >= kStreamBlock) Flush();
}

}  // namespace mw::m4
