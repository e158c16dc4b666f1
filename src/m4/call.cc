// SPDX-License-Identifier: BSD-2-Clause
// Calls: collecting arguments, running builtins, expanding bodies.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/text.h"
#include "m4/interpreter.h"

namespace mw::m4 {

// Opens a call of `symbol`, whose name has just been read; `next` is the byte behind it if that is
// known.
void Interpreter::BeginCall(Symbol* symbol, const Origin& origin, int next) {
  ++symbol->reads;
  ++expansions_;
  Frame& frame = frames_.Push();
  frame.symbol = symbol;
  frame.definition = symbol->top;
  ++frame.definition->references;
  frame.first_argument = arguments_.size();
  frame.parentheses = 0;
  frame.at_start = true;
  const Pos location = input_.Location();
  frame.location = location;
  frame.origin = origin;
  if (pool_.track_origins()) {
    // Calls are numbered in order, so the later of the call whose expansion holds the name and the
    // call whose arguments are being collected is the inner one.
    frame.origin.call =
        calls_.Add(std::max(origin.call, frames_.around()), origin.place, symbol->name);
  }
  arguments_.Push().text.SetKept(symbol->name);
  frame.parenthesized = OpenFollows(next == Input::kNothing ? input_.Peek() : next);
  if (frame.parenthesized) {
    input_.Consume(1);
    frame.argument_location = input_.Location();
  }
  frame.trace_id = expansions_;
  frame.traced = Traced(*symbol);
  if (!WithinLimits()) return;
  if (frame.traced && options_.debug.calls) TraceBefore(frame);
  if (!frame.parenthesized) {
    FinishCall();
  } else if (!input_.empty() && input_.top().kind < Block::Kind::kBuiltin) {
    TakeQuotedArguments();
  }
}

void Interpreter::FinishArgument() {
  if (arguments_.full() && !RoomFor(arguments_.bytes())) return;
  Frame& frame = frames_.top();
  Argument& argument = arguments_.Push();
  if (frame.value != nullptr) [[unlikely]] {
    // Other macros get an empty text.
    const Builtin* const called = frame.definition->builtin;
    if (called != nullptr && called->takes_builtins) argument.builtin = frame.value;
    frame.value = nullptr;
    frame.argument.Clear();
  } else {
    frame.argument.MoveTo(argument.text);
  }
  frame.at_start = true;
  frame.parentheses = 0;
}

// Runs the innermost call, whose arguments are complete.
void Interpreter::FinishCall() {
  const Frame& frame = frames_.top();
  RunCall(frame);
  symbols_.Release(frame.definition);
  arguments_.CutTo(frame.first_argument);
  frames_.Pop();
}

// Tells the observer of the call.
inline void Interpreter::Observe(const Frame& frame, std::span<const Argument> arguments) {
  CallEvent event;
  event.id = frame.origin.call;
  event.name = frame.symbol->name;
  event.parenthesized = frame.parenthesized;
  event.arguments = {arguments.data() + 1, arguments.data() + arguments.size()};
  event.place = frame.origin.place;
  if (!input_.empty()) {
    event.end_buffer = input_.top().text.buffer();
    event.end_at = input_.top().at;
  }
  observer_->OnCall(event);
}

void Interpreter::RunCall(const Frame& frame) {
  const std::span<const Argument> arguments = arguments_.From(frame.first_argument);
  location_ = frame.location;
  current_call_ = frame.origin.call;
  if (observer_ != nullptr) Observe(frame, arguments);
  if (frame.traced) TraceCall(frame, arguments);
  Builder result(&pool_);
  Invocation invocation(*this, arguments, result, frame.origin);
  Expand(invocation, *frame.definition);
  if (frame.traced && !ended_) TraceAfter(frame, result);
  if (!result.empty()) input_.PushText(result.Take(), frame.origin.call, frame.location);
}

void Interpreter::Expand(Invocation& invocation, Definition& definition) {
  if (definition.builtin != nullptr) {
    CallBuiltin(invocation, *definition.builtin);
  } else {
    ExpandBody(invocation, definition);
  }
}

void Interpreter::CallBuiltin(Invocation& invocation, const Builtin& builtin) {
  const auto count = static_cast<int>(invocation.count());
  if (count < builtin.min_arguments) {
    if (!options_.quiet) {
      invocation.Warn(fmt::format("Warning: too few arguments to builtin `{}'", invocation.name()));
    }
    return;
  }
  if (builtin.max_arguments >= 0 && count > builtin.max_arguments && !options_.quiet) {
    invocation.Warn(
        fmt::format("Warning: excess arguments to builtin `{}' ignored", invocation.name()));
  }
  // Under -EE the warning has ended the run, and no command is started any more.
  if (!ended_) builtin.run(invocation);
}

void Interpreter::CallSymbol(Invocation& invocation, const Symbol& symbol) {
  Expand(invocation, *symbol.top);
}

// Bytes that the parameters of the body stand for.
size_t Interpreter::ParameterBytes(const Invocation& invocation,
                                   const Definition& definition) const {
  constexpr size_t kNumberBytes = 10;
  size_t bytes = 0;
  for (const BodyPart& part : definition.parts()) {
    if (part.parameter >= 0) {
      bytes += invocation[static_cast<size_t>(part.parameter)].size();
    } else if (part.parameter == BodyPart::kCount) {
      bytes += kNumberBytes;
    } else if (part.parameter != BodyPart::kEnd) {
      const size_t around = 1 + (part.parameter == BodyPart::kAllQuoted
                                     ? syntax_.quote_begin().size() + syntax_.quote_end().size()
                                     : 0);
      for (size_t i = 1; i <= invocation.count(); ++i) bytes += invocation[i].size() + around;
    }
  }
  return bytes;
}

// False, and the run ends, when an expansion of `bytes` would be more than the memory limit allows.
// Asked beforehand: each call may multiply the size of what is held.
bool Interpreter::RoomFor(size_t bytes) {
  if (bytes_held() + bytes <= limits_.memory_bytes) return true;
  Limit("more than {} bytes of memory in use", limits_.memory_bytes);
  return false;
}

void Interpreter::ExpandBody(Invocation& invocation, Definition& definition) {
  if (!definition.split) SplitBody(definition, options_.gnu);
  const Text& body = definition.body;
  if (definition.part_count == 0) {
    invocation.result.Append(body);
    return;
  }
  const std::span<const BodyPart> parts = definition.parts();
  if (parts.size() == 2 && definition.literal_bytes == 0 && parts[0].parameter >= 0) {
    // A lone argument is passed on as it is.
    return invocation.ReturnArgument(static_cast<size_t>(parts[0].parameter));
  }
  const size_t bytes = definition.literal_bytes + ParameterBytes(invocation, definition);
  if (!RoomFor(bytes)) return;
  invocation.result.Reserve(bytes);
  for (const BodyPart& part : parts) {
    if (part.length > 0) {
      invocation.result.AppendReserved(body.data() + part.begin, part.length, body.buffer(),
                                       body.call());
    }
    if (part.parameter >= 0) {
      invocation.CopyArgument(static_cast<size_t>(part.parameter));
    } else if (part.parameter == BodyPart::kCount) {
      invocation.ReturnNumber(static_cast<int>(invocation.count()));
    } else if (part.parameter != BodyPart::kEnd) {
      invocation.ReturnArguments(1, ",", part.parameter == BodyPart::kAllQuoted);
    }
  }
}

Pos ArgumentView::place() const { return OriginOf(buffer, text.data(), kNoCall).place; }

ArgumentView ArgumentViews::operator[](size_t i) const {
  const Argument& argument = first_[i];
  return {argument.text.view(), argument.text.buffer()};
}

size_t ArgumentViews::size() const { return static_cast<size_t>(last_ - first_); }

Pos CallEvent::end() const {
  return end_buffer == nullptr ? Pos() : OriginOf(end_buffer, end_at, kNoCall).place;
}

// Says which limit is exceeded.
void Interpreter::EndAtLimit() {
  if (expansions_ > limits_.expansions) {
    Limit("more than {} macro calls", limits_.expansions);
  } else if (frames_.depth() > limits_.nesting) {
    Limit("recursion limit of {} exceeded, use -L<N> to change it", limits_.nesting);
  } else {
    Limit("more than {} bytes of memory in use", limits_.memory_bytes);
  }
}

void Interpreter::Limit(std::string_view what, uint64_t limit) {
  const std::string text = fmt::format(fmt::runtime(what), limit);
  if (frames_.empty()) {
    ReportAt(MessageKind::kLimit, text, input_.Location(), {});
  } else {
    const Pos location = frames_.top().location;
    const Origin origin = frames_.top().origin;
    ReportAt(MessageKind::kLimit, text, location, origin);
  }
}

// --- Invocation

void Invocation::ReturnNumber(int value) {
  const fmt::format_int digits(value);
  Return({digits.data(), digits.size()});
}

namespace {

char* Put(std::string_view bytes, char* at) {
  if (bytes.size() == 1) {
    *at = bytes[0];
  } else {
    std::memcpy(at, bytes.data(), bytes.size());
  }
  return at + bytes.size();
}

// Writes the texts, each between `open` and `close`, to `at`.
void JoinBytes(std::span<const Argument> arguments, std::string_view separator,
               std::string_view open, std::string_view close, char* at) {
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (i > 0) at = Put(separator, at);
    at = Put(open, at);
    at = Put(arguments[i].text.view(), at);
    at = Put(close, at);
  }
}

}  // namespace

void Invocation::ReturnArguments(size_t first, std::string_view separator, bool quoted) {
  const Syntax& syntax = m4.syntax();
  size_t bytes = 0;
  const size_t around =
      separator.size() + (quoted ? syntax.quote_begin().size() + syntax.quote_end().size() : 0);
  for (size_t i = first; i < arguments_.size(); ++i) bytes += arguments_[i].text.size() + around;
  if (bytes == 0) return;
  if (!m4.pool().track_origins()) {
    const std::string_view open = quoted ? std::string_view(syntax.quote_begin()) : "";
    const std::string_view close = quoted ? std::string_view(syntax.quote_end()) : "";
    JoinBytes(arguments_.subspan(first), separator, open, close,
              result.Extend(bytes - separator.size()));
    return;
  }
  result.Reserve(bytes);
  for (size_t i = first; i < arguments_.size(); ++i) {
    if (i > first) Return(separator);
    if (quoted) Return(syntax.quote_begin());
    result.Append(arguments_[i].text);
    if (quoted) Return(syntax.quote_end());
  }
}

void Invocation::ReturnForeign(std::string_view text) {
  m4.NoteBytes(text);
  Return(text);
}

bool Invocation::WarnTooFew(size_t least) {
  if (count() >= least) return false;
  if (!m4.options().quiet) Warn(fmt::format("Warning: too few arguments to builtin `{}'", name()));
  return true;
}

// As strtol does, but 32 bits are kept of what is larger.
bool Invocation::Number(size_t i, int& value) {
  std::string_view text = (*this)[i];
  if (text.empty()) {
    Warn(fmt::format("empty string treated as 0 in builtin `{}'", name()));
    value = 0;
    return true;
  }
  const bool blank = IsSpace(text[0]);
  while (!text.empty() && IsSpace(text[0])) text.remove_prefix(1);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  int64_t number = 0;
  size_t digits = 0;
  bool overflow = false;
  for (; digits < text.size() && IsDigit(text[digits]); ++digits) {
    overflow |= number > (INT64_MAX - 9) / 10;
    if (!overflow) number = number * 10 + (text[digits] - '0');
  }
  if (digits == 0 || digits < text.size()) {
    Warn(fmt::format("non-numeric argument to builtin `{}'", name()));
    return false;
  }
  if (overflow) {
    Warn(fmt::format("numeric overflow detected in builtin `{}'", name()));
    number = negative ? 0 : -1;  // the low half of what strtol gives: LONG_MIN or LONG_MAX
    value = static_cast<int>(number);
    return true;
  }
  if (blank) Warn(fmt::format("leading whitespace ignored in builtin `{}'", name()));
  value = static_cast<int>(static_cast<uint32_t>(negative ? -number : number));
  return true;
}

void Invocation::Warn(const std::string& text) {
  m4.ReportAt(MessageKind::kWarning, text, m4.location(), origin);
}

void Invocation::Error(const std::string& text) {
  m4.ReportAt(MessageKind::kError, text, m4.location(), origin);
}

}  // namespace mw::m4
