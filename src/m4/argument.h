// SPDX-License-Identifier: BSD-2-Clause
// Arguments of calls.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "m4/buffer.h"

namespace mw::m4 {

struct Builtin;

// An argument: text, or a builtin given as a value by defn.
struct Argument {
  Text text;
  const Builtin* builtin = nullptr;
};

// The arguments of all calls under way, the innermost call's last. Places that are not in use hold
// empty arguments, so that pushing one is a matter of counting.
class ArgumentStack {
 public:
  ArgumentStack() : places_(64) {}

  size_t size() const { return size_; }
  // A new empty argument on top. Invalidates references to others.
  Argument& Push() {
    if (size_ == places_.size()) places_.resize(2 * size_);
    return places_[size_++];
  }
  // The next Push makes room for as many places as there are now.
  bool full() const { return size_ == places_.size(); }
  size_t bytes() const { return places_.size() * sizeof(Argument); }
  // Drops what lies above the lowest `size` arguments.
  void CutTo(size_t size) {
    while (size_ > size) {
      Argument& argument = places_[--size_];
      argument.text.Clear();
      argument.builtin = nullptr;
    }
  }
  // Those above the lowest `first`.
  std::span<const Argument> From(size_t first) const {
    return std::span<const Argument>(places_).subspan(first, size_ - first);
  }

 private:
  std::vector<Argument> places_;
  size_t size_ = 0;
};

}  // namespace mw::m4
