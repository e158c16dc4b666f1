// SPDX-License-Identifier: BSD-2-Clause
// The calls whose arguments are being collected, the innermost last.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/source.h"
#include "m4/buffer.h"
#include "m4/origin.h"
#include "m4/symbols.h"

namespace mw::m4 {

struct Frame {
  explicit Frame(BufferPool* pool) : argument(pool) {}
  Symbol* symbol = nullptr;
  Definition* definition = nullptr;  // one reference: as it was when the name was read
  size_t first_argument = 0;         // index of the name in Interpreter::arguments_
  Builder argument;                  // the one under way
  const Builtin* value = nullptr;    // the one under way is a builtin
  uint32_t parentheses = 0;          // open ones within the argument
  bool at_start = true;              // white space at the start of an argument is skipped
  bool parenthesized = false;
  bool traced = false;    // as it was when the name was read
  Pos argument_location;  // where the argument under way begins
  Pos location;           // of the name, as messages show it
  Origin origin;          // of the name; the call is this one
  uint64_t trace_id = 0;
};

// Frames are used again: a new one holds what the last one of that depth held, but for its argument and
// value, which are empty.
class FrameStack {
 public:
  explicit FrameStack(BufferPool* pool) : pool_(pool) { Grow(); }

  bool empty() const { return depth_ == 0; }
  size_t depth() const { return depth_; }
  Frame& top() { return *top_; }
  const Frame& top() const { return *top_; }
  // The call around the innermost one, kNoCall if there is none.
  CallId around() const { return top_[-1].origin.call; }
  // Those that are open, the outermost first.
  std::span<const Frame> open() const { return std::span(places_).subspan(1, depth_); }

  // Invalidates references to others.
  Frame& Push() {
    if (depth_ + 1 == places_.size()) Grow();
    ++depth_;
    return *++top_;
  }
  // Leaves the innermost one, whose argument has been taken.
  void Pop() {
    --depth_;
    --top_;
  }
  // Leaves all calls; their definitions are released.
  void Clear(Symbols& symbols) {
    for (; !empty(); Pop()) {
      symbols.Release(top().definition);
      top().argument.Clear();
      top().value = nullptr;
    }
  }

 private:
  void Grow() {
    const size_t size = places_.empty() ? kFirstPlaces : 2 * places_.size();
    places_.reserve(size);
    while (places_.size() < size) places_.emplace_back(pool_);
    top_ = places_.data() + depth_;
  }

  static constexpr size_t kFirstPlaces = 16;

  BufferPool* pool_;
  std::vector<Frame> places_;  // the first stands for what is around all calls
  Frame* top_ = nullptr;
  size_t depth_ = 0;
};

}  // namespace mw::m4
