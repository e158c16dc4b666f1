// SPDX-License-Identifier: BSD-2-Clause
// Names and their stacks of definitions.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "m4/arena.h"
#include "m4/buffer.h"

namespace mw::m4 {

struct Builtin;

// A piece of a macro's body: literal bytes, then what stands for them. Bodies are split once.
struct BodyPart {
  static constexpr int kEnd = -1, kCount = -2, kAll = -3, kAllQuoted = -4;  // nothing, $#, $*, $@
  uint32_t begin = 0, length = 0;  // literal bytes of the body
  int parameter = kEnd;            // number of the argument, or one of the above
};

// One definition. Counted: a macro may be redefined while its arguments are collected.
struct Definition {
  uint32_t references = 1;
  bool split = false;                // parts() is valid
  const Builtin* builtin = nullptr;  // else the body counts
  Text body;
  Pos place;                    // of the name where it was defined
  Definition* below = nullptr;  // the one that popdef brings back; owned
  size_t literal_bytes = 0;     // of all parts

  // Empty after the split: no parameters.
  std::span<const BodyPart> parts() const { return {many ? many.get() : few.data(), part_count}; }

  size_t part_count = 0;
  std::array<BodyPart, 4> few;       // the parts if there is room for them
  std::unique_ptr<BodyPart[]> many;  // else
};

struct Symbol {
  std::string_view name;  // lives as long as the table
  uint64_t hash = 0;
  Definition* top = nullptr;  // owned; null: not defined
  bool traced = false;
  uint64_t reads = 0;
};

class Symbols {
 public:
  // `arena` must outlive the table.
  explicit Symbols(Arena& arena);
  ~Symbols();
  Symbols(const Symbols&) = delete;
  Symbols& operator=(const Symbols&) = delete;

  static uint64_t Hash(std::string_view name);

  // False only if no such name was ever seen: a quick answer, for most words of a text are no macros.
  // `name` is not empty.
  bool MayHold(std::string_view name) const {
    return (lengths_[Ends(name)] >> std::min(name.size(), kLongest) & 1) != 0;
  }
  // Null when the name was never seen.
  Symbol* Find(std::string_view name) const { return Find(name, Hash(name)); }
  // The symbol of that name, made when it is new.
  Symbol* Get(std::string_view name);

  // A definition with one reference: the caller's, until Define or Push takes it over.
  Definition* NewDefinition();
  // Replaces the current definition (define), or puts one on top of it (pushdef). Takes over
  // `definition`.
  void Define(Symbol* symbol, Definition* definition);
  void Push(Symbol* symbol, Definition* definition);
  // Removes the current definition (popdef), or all (undefine).
  void Pop(Symbol* symbol);
  void Undefine(Symbol* symbol);

  // All symbols ever seen, in the order in which they were.
  const std::deque<Symbol>& all() const { return symbols_; }
  std::deque<Symbol>& all() { return symbols_; }
  // Counts one reference less; the definition dies with the last.
  void Release(Definition* definition) {
    if (--definition->references == 0) Recycle(definition);
  }

 private:
  Symbol* Find(std::string_view name, uint64_t hash) const {
    for (size_t i = Slot(hash);; i = (i + 1) & mask_) {
      Symbol* symbol = slots_[i];
      if (symbol == nullptr) return nullptr;
      if (symbol->hash == hash && SameBytes(symbol->name, name)) return symbol;
    }
  }
  static bool SameBytes(std::string_view a, std::string_view b);
  // A number for the first and last byte of `name`, which is not empty.
  static uint8_t Ends(std::string_view name) {
    return static_cast<uint8_t>(name.front() + name.back() * 5);
  }
  void Grow();
  void Recycle(Definition* definition);
  size_t Slot(uint64_t hash) const { return hash & mask_; }

  static constexpr size_t kLongest = 63;  // and all longer ones

  Arena& arena_;
  std::array<uint64_t, 256> lengths_{};  // of the names seen, a bit each, by their Ends
  std::vector<Symbol*> slots_;
  size_t mask_ = 0;
  std::deque<Symbol> symbols_;
  Definition* free_ = nullptr;  // linked by below
};

// Eight bytes at a time: the scanner asks about each name in the input.
inline uint64_t Symbols::Hash(std::string_view name) {
  constexpr uint64_t kFactor = 0x9fb21c651e98df25;
  const auto load = [](const char* at, auto type) {
    std::memcpy(&type, at, sizeof type);
    return static_cast<uint64_t>(type);
  };
  const char* at = name.data();
  size_t size = name.size();
  uint64_t hash = size;
  for (; size > 8; at += 8, size -= 8) {
    hash = (hash ^ load(at, uint64_t{})) * kFactor;
    hash ^= hash >> 32;
  }
  uint64_t rest = 0;
  if (size >= 4) {
    rest = load(at, uint32_t{}) | load(at + size - 4, uint32_t{}) << 32;
  } else if (size > 0) {
    rest = load(at, uint8_t{}) | load(at + size / 2, uint8_t{}) << 8 |
           load(at + size - 1, uint8_t{}) << 16;
  }
  hash = (hash ^ rest) * kFactor;
  return hash ^ hash >> 32;
}

// Of two names with one hash. Up to eight bytes and the length make the hash, and can be had from it again.
inline bool Symbols::SameBytes(std::string_view a, std::string_view b) {
  constexpr size_t kWord = sizeof(uint64_t);
  if (a.size() != b.size()) return false;
  const auto differ = [&](size_t at) {
    uint64_t x = 0, y = 0;
    std::memcpy(&x, a.data() + at, kWord);
    std::memcpy(&y, b.data() + at, kWord);
    return x != y;
  };
  if (a.size() <= kWord) return true;
  for (size_t at = 0; at < a.size() - kWord; at += kWord) {
    if (differ(at)) return false;
  }
  return !differ(a.size() - kWord);
}

// Splits the body of `definition`, less than 4 GiB, at its parameters. `long_numbers`: $10 is the
// tenth argument, as in GNU m4; else only one digit counts.
void SplitBody(Definition& definition, bool long_numbers);

}  // namespace mw::m4
