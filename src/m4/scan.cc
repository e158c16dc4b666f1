// SPDX-License-Identifier: BSD-2-Clause
// The scanner: plain text and names.
#include <algorithm>
#include <array>
#include <cstring>

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

// The first byte of [at, end) that is not plain, or `end`.
const char* SkipPlain(const char* at, const char* end, const Syntax::Table& table) {
  for (; end - at >= 4; at += 4) {
    if (table[Index(at[0])] != ByteClass::kPlain) return at;
    if (table[Index(at[1])] != ByteClass::kPlain) return at + 1;
    if (table[Index(at[2])] != ByteClass::kPlain) return at + 2;
    if (table[Index(at[3])] != ByteClass::kPlain) return at + 3;
  }
  while (at != end && table[Index(*at)] == ByteClass::kPlain) ++at;
  return at;
}

// The first byte of [at, end) that cannot be part of a name, or `end`. Names are short: the call would
// cost as much as the work.
[[gnu::always_inline]] inline const char* SkipName(const char* at, const char* end) {
  for (; end - at >= 4; at += 4) {
    if (!kNameBytes[Index(at[0])]) return at;
    if (!kNameBytes[Index(at[1])]) return at + 1;
    if (!kNameBytes[Index(at[2])]) return at + 2;
    if (!kNameBytes[Index(at[3])]) return at + 3;
  }
  while (at != end && kNameBytes[Index(*at)]) ++at;
  return at;
}

// True if blanks and then a parenthesis follow at `at`.
bool BlanksThenOpen(const char* at, const char* end) {
  if (at == end || !IsBlank(*at)) return false;
  while (at != end && IsBlank(*at)) ++at;
  return at != end && *at == '(';
}

}  // namespace

void Interpreter::Run() {
  while (!ended_ && ScanBlock()) {
  }
  frames_.Clear(symbols_);
  arguments_.CutTo(0);
  if (ended_) input_.Clear();
}

// Scans the top block to its end or to something that changes the input. False at the end of all.
bool Interpreter::ScanBlock() {
  if (!input_.Settle()) {
    AtEndOfInput();
    return false;
  }
  if (input_.top().kind >= Block::Kind::kBuiltin) [[unlikely]] {
    return input_.top().kind == Block::Kind::kBuiltin ? ScanBuiltin() : ScanQuotedText();
  }
  if (!frames_.empty() && frames_.top().at_start && !BeginArgument()) return true;
  Block& block = input_.top();
  const Syntax::Table& table = syntax_.table(!frames_.empty());
  const bool resolve = !syntax_.tables_suffice();
  Cursor cursor{&block, block.at, block.at};
  while ((cursor.at = SkipPlain(cursor.at, block.end, table)) != block.end) {
    ByteClass byte_class = table[Index(*cursor.at)];
    if (resolve) byte_class = Resolve(cursor, byte_class);
    switch (byte_class) {
      case ByteClass::kPlain:
        ++cursor.at;
        break;
      case ByteClass::kName: {
        const char* const end = SkipName(cursor.at + 1, block.end);
        if (!symbols_.MayHold({cursor.at, end}) && end != block.end &&
            (*end != '(' || observer_ == nullptr)) {
          cursor.at = end;  // nothing but text
        } else if (!ScanName(cursor, end)) {
          return true;
        }
        break;
      }
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
        ++frames_.top().parentheses;
        ++cursor.at;
        break;
      case ByteClass::kClose:
        ++cursor.at;
        if (frames_.top().parentheses-- > 0) break;
        --cursor.at;
        Emit(cursor);
        block.at = cursor.at + 1;
        FinishArgument();
        if (!ended_) FinishCall();
        return true;
      case ByteClass::kComma:
        if (frames_.top().parentheses > 0) {
          ++cursor.at;
          break;
        }
        Emit(cursor);
        block.at = cursor.at + 1;
        FinishArgument();
        if (ended_) return true;
        frames_.top().argument_location = input_.Location();
        if (!BeginArgument()) return true;
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
    Frame& frame = frames_.top();
    frame.at_start = false;
    if (frame.argument.empty()) frame.value = block.builtin;
  }
  block.kind = Block::Kind::kText;  // an exhausted block now
  return true;
}

// Goes on at the start of an argument: takes those that are nothing but quoted text, and leaves out
// the white space before the next one. False when the call is complete or the block has ended.
bool Interpreter::BeginArgument() {
  if (TakeQuotedArguments()) return false;
  Block& block = input_.top();
  const Syntax::Table& table = syntax_.table(true);
  const bool resolve = !syntax_.tables_suffice();
  Cursor cursor{&block, block.at, block.at};
  for (; cursor.at != block.end && IsSpace(*cursor.at); ++cursor.at) {
    ByteClass byte_class = table[Index(*cursor.at)];
    if (resolve) byte_class = Resolve(cursor, byte_class);
    if (byte_class != ByteClass::kPlain) break;
  }
  block.at = cursor.at;
  if (block.at == block.end) return false;
  frames_.top().at_start = false;
  return true;
}

// What the byte at the cursor means, of the class `byte_class` if it begins what it may begin.
ByteClass Interpreter::Resolve(Cursor& cursor, ByteClass byte_class) {
  if (byte_class != ByteClass::kQuote && byte_class != ByteClass::kComment) return byte_class;
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

// Scans a name that reaches to `end`. True: it is text, the cursor stands behind it. False: the input
// has changed.
bool Interpreter::ScanName(Cursor& cursor, const char* end) {
  Block& block = *cursor.block;
  const char* const begin = cursor.at;
  int next = end != block.end ? static_cast<unsigned char>(*end) : Input::kNothing;
  block.at = end;  // where one looks on
  if (next == Input::kNothing && (input_.depth() > 1 || block.stream)) {
    if (!block.stream) next = input_.Peek();
    if (block.stream || (next >= 0 && kNameBytes[static_cast<size_t>(next)])) {
      ScanSplitName(cursor);
      return false;
    }
  }
  const std::string_view name(begin, static_cast<size_t>(end - begin));
  Symbol* const symbol = symbols_.Find(name);
  const bool defined = symbol != nullptr && symbol->top != nullptr;
  if (observer_ != nullptr && (defined ? next == ' ' || next == '\t' : next == '(')) {
    ObserveName(name, block, defined, next);
  }
  if (!defined || !CanCall(*symbol, next)) {
    cursor.at = end;
    return true;
  }
  Emit(cursor);
  const Builtin* const builtin = symbol->top->builtin;
  if (builtin != nullptr && builtin->skips_line && next != '(' && ScanLineEnd(cursor, *symbol)) {
    return true;
  }
  BeginCall(symbol, OriginOf(block.text.buffer(), begin, block.call), next);
  return false;
}

// A dnl whose line ends in this block: nearly every line of some inputs ends so, and the call has
// nothing to collect or to expand. Lines behind it that are nothing but such a call are left out, too:
// they come in blocks. False, and nothing has happened, where the call could be seen or might reach a
// limit. The block stands behind the name, the cursor at it.
bool Interpreter::ScanLineEnd(Cursor& cursor, Symbol& symbol) {
  if (Traced(symbol) || frames_.depth() >= limits_.nesting) return false;
  Block& block = *cursor.block;
  const std::string_view name = symbol.name;
  bool found = false;
  while (expansions_ < limits_.expansions) {
    const void* newline = std::memchr(block.at, '\n', static_cast<size_t>(block.end - block.at));
    if (newline == nullptr) break;
    if (found && observer_ != nullptr && IsBlank(*block.at)) {
      ObserveName({block.at - name.size(), name.size()}, block, true, *block.at);
    }
    ++symbol.reads;
    ++expansions_;
    location_ = input_.Location();
    cursor.start = cursor.at = block.at = static_cast<const char*>(newline) + 1;
    found = true;
    if (static_cast<size_t>(block.end - block.at) <= name.size() || !syntax_.tables_suffice())
      break;
    if (std::memcmp(block.at, name.data(), name.size()) != 0) break;
    const char next = block.at[name.size()];
    if (kNameBytes[Index(next)] || next == '(') break;
    block.at += name.size();
  }
  if (found) block.at = cursor.at;
  return found;
}

// Tells the observer of a name that looks as if it should have been a call.
void Interpreter::ObserveName(std::string_view name, const Block& block, bool defined, int next) {
  const char* const end = name.data() + name.size();
  if (!defined) {
    if (next != '(') return;
    observer_->OnUnknownCall(name, OriginOf(block.text.buffer(), name.data(), block.call));
  } else if (BlanksThenOpen(end, block.end)) {
    observer_->OnBlankBeforeParenthesis(name,
                                        OriginOf(block.text.buffer(), name.data(), block.call));
  }
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
    const char* const end = SkipName(block.at, block.end);
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

// The parenthesis that comes opens a list of arguments unless it begins a comment or a quote.
bool Interpreter::OpenFollowsDelimiters() {
  if (!syntax_.comment_begin().empty() && input_.PeekMatch(syntax_.comment_begin())) return false;
  return syntax_.quote_begin().empty() || !input_.PeekMatch(syntax_.quote_begin());
}

void Interpreter::AtEndOfInput() {
  if (frames_.empty()) return;
  const Frame& frame = frames_.top();
  const Pos location = frame.argument_location;
  const Origin origin = frame.origin;
  ReportAt(MessageKind::kFatal, "ERROR: end of file in argument list", location, origin);
}

}  // namespace mw::m4
