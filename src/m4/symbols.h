// SPDX-License-Identifier: BSD-2-Clause
// Names and their stacks of definitions.
#pragma once

#include <array>
#include <cstdint>
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

  // The hash of a name, byte by byte, so that the scanner can make it on its way.
  static constexpr uint64_t kHashStart = 0xcbf29ce484222325;
  static uint64_t HashByte(uint64_t hash, char c) {
    return (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  }
  static uint64_t Hash(std::string_view name) {
    uint64_t hash = kHashStart;
    for (const char c : name) hash = HashByte(hash, c);
    return hash;
  }

  // Null when the name was never seen.
  Symbol* Find(std::string_view name) const { return Find(name, Hash(name)); }
  Symbol* Find(std::string_view name, uint64_t hash) const {
    for (size_t i = Slot(hash);; i = (i + 1) & mask_) {
      Symbol* symbol = slots_[i];
      if (symbol == nullptr) return nullptr;
      if (symbol->hash == hash && symbol->name == name) return symbol;
    }
  }
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
  void Grow();
  void Recycle(Definition* definition);
  size_t Slot(uint64_t hash) const { return (hash ^ hash >> 32) & mask_; }

  Arena& arena_;
  std::vector<Symbol*> slots_;
  size_t mask_ = 0;
  std::deque<Symbol> symbols_;
  Definition* free_ = nullptr;  // linked by below
};

// Splits the body of `definition`, less than 4 GiB, at its parameters. `long_numbers`: $10 is the
// tenth argument, as in GNU m4; else only one digit counts.
void SplitBody(Definition& definition, bool long_numbers);

}  // namespace mw::m4
