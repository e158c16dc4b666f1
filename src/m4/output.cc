// SPDX-License-Identifier: BSD-2-Clause
// Where scanned text goes: to the argument under way or to the current diversion.
#include <cstring>

#include "m4/interpreter.h"

namespace mw::m4 {

// Hands on what lies between start and at, plain text.
void Interpreter::EmitText(Cursor& cursor) {
  const auto size = static_cast<size_t>(cursor.at - cursor.start);
  const Block& block = *cursor.block;
  if (!frames_.empty()) {
    frames_.top().argument.Append(cursor.start, size, block.text.buffer(), block.call);
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
    frames_.top().argument.Append(data, size, buffer, call);
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
  const Block& block = *cursor.block;
  for (const char* at = cursor.start; at != cursor.at;) {
    const void* newline = std::memchr(at, '\n', static_cast<size_t>(cursor.at - at));
    const char* const end = newline == nullptr ? cursor.at : static_cast<const char*>(newline) + 1;
    if (sync_lines_.at_line_start()) {
      const Pos location = input_.LocationAt(at);
      WriteDirective(sync_lines_.BeforeToken(LocationLine(location), LocationFile(location)));
    }
    const auto size = static_cast<size_t>(end - at);
    sync_lines_.AfterToken({at, size});
    WriteOutput(at, size, block.text.buffer(), block.call);
    at = end;
  }
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
  // One token may be as long as the memory allows; it is not put out then.
  if (output_bytes_ + size > limits_.output_bytes) return CheckOutput(size);
  diversion->text.append(data, size);
  if (pool_.track_origins()) {
    table_bytes_ += AppendOrigins(diversion->origins, buffer, data, size, call);
  }
  CheckOutput(size);
}

// After `size` bytes of output: the limit, and what is due to the listener.
void Interpreter::CheckOutput(size_t size) {
  constexpr size_t kStreamBlock = 64 * 1024;
  output_bytes_ += size;
  if (output_bytes_ > limits_.output_bytes) {
    Limit("more output than {} bytes", limits_.output_bytes);
  }
  if (options_.stream_output && diversions_.main().text.size() >= kStreamBlock) Flush();
}

}  // namespace mw::m4
