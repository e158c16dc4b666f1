// SPDX-License-Identifier: BSD-2-Clause
// Debugging output: trace lines "m4trace: -1- name(`argument') -> `expansion'" and notes about
// input. A line is given as a whole after the call, its head showing where the call began.
#include <fmt/format.h>

#include "m4/interpreter.h"

namespace mw::m4 {

std::string Interpreter::Quoted(std::string_view text) const {
  return syntax_.quote_begin() + std::string(text) + syntax_.quote_end();
}

// Output comes first where both go to the same place.
void Interpreter::ShowDebug(const std::string& text) {
  Flush();
  listener_.OnDebugText(text);
}

// debugmode leaves a line under way without its beginning, as in GNU m4.
void Interpreter::DropTraceLine() { trace_line_.clear(); }

std::string Interpreter::ValueForDebug(const Argument& argument, bool quote, bool cut) const {
  if (argument.builtin != nullptr) return fmt::format("<{}>", argument.builtin->name);
  std::string text(argument.text.view());
  if (cut && options_.debug_length != 0 && text.size() >= options_.debug_length) {
    text.resize(options_.debug_length);
    text += "...";
  }
  return quote ? Quoted(text) : text;
}

std::string Interpreter::DebugPrefix(Pos location) const {
  std::string prefix = "m4debug:";
  if (location.known()) {
    if (options_.debug.file) prefix += LocationFile(location) + ":";
    if (options_.debug.line) prefix += fmt::format("{}:", LocationLine(location));
  }
  return prefix + " ";
}

void Interpreter::TraceInput(std::string_view what, Pos location) {
  if (options_.debug.input) {
    ShowDebug(fmt::format("{}{}\n", DebugPrefix(location), what));
  }
}

std::string Interpreter::TraceHeader(const Frame& frame, Pos location) const {
  std::string header = "m4trace:";
  if (location.known()) {
    if (options_.debug.file) header += LocationFile(location) + ":";
    if (options_.debug.line) header += fmt::format("{}:", LocationLine(location));
  }
  header += fmt::format(" -{}- ", frames_.depth());
  if (options_.debug.call_id) header += fmt::format("id {}: ", frame.trace_id);
  return header + std::string(frame.symbol->name);
}

std::string Interpreter::TraceArguments(std::span<const Argument> arguments) const {
  if (arguments.size() < 2 || !options_.debug.arguments) return {};
  std::string text = "(";
  for (size_t i = 1; i < arguments.size(); ++i) {
    if (i > 1) text += ", ";
    text += ValueForDebug(arguments[i], options_.debug.quote, true);
  }
  return text + ")";
}

void Interpreter::TraceBefore(const Frame& frame) {
  ShowDebug(TraceHeader(frame, frame.location) + " ...\n");
}

void Interpreter::TraceCall(const Frame& frame, std::span<const Argument> arguments) {
  trace_line_ = TraceHeader(frame, frame.location) + TraceArguments(arguments);
  if (!options_.debug.calls) return;
  ShowDebug(trace_line_ + " -> ???\n");
  trace_line_.clear();
}

// Flags and place count as they are now: the call may have changed them (dnl reads on).
void Interpreter::TraceAfter(const Frame& frame, const Builder& result) {
  std::string line = std::move(trace_line_);
  trace_line_.clear();
  if (options_.debug.calls) {
    line += TraceHeader(frame, location_);
    if (frame.parenthesized) line += "(...)";
  }
  if (options_.debug.expansion && result.shown()) {
    Argument expansion{Text(result.view().data(), result.size(), nullptr, kNoCall), nullptr};
    line += " -> " + ValueForDebug(expansion, options_.debug.quote, true);
  }
  ShowDebug(line + "\n");
}

}  // namespace mw::m4
