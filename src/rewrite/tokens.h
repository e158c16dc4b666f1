// SPDX-License-Identifier: BSD-2-Clause
// Tokens: what addresses and rules are made of, and the numbers that stand for them.
//
// A token is a view of text and an id. Equal ids mean equal but for ASCII case, so that matching compares
// numbers. Ids are given to what a configuration can tell apart: the literals of its rules and the parts of
// its class members. All other tokens share two ids (kUnknownAtom, kUnknownQuoted) and are told apart by
// their text only, which no rule can do; memory therefore does not grow with the addresses seen.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cf/symbols.h"

namespace mw::rewrite {

using TokenId = uint32_t;
inline constexpr TokenId kUnknownAtom = 0;
inline constexpr TokenId kUnknownQuoted = 1;  // begins with a byte that is no atom byte, as a quote
// One-byte tokens 0x80..0x9f have fixed ids.
constexpr TokenId SymbolId(cf::Byte symbol) { return symbol - 0x80u + 2u; }
inline constexpr TokenId kFirstLiteralId = 34;

struct Token {
  const char* text = nullptr;
  uint32_t length = 0;
  TokenId id = kUnknownAtom;

  std::string_view view() const { return {text, length}; }
  cf::Byte first() const { return length != 0 ? static_cast<cf::Byte>(text[0]) : cf::Byte{0}; }
  // The token is the symbol `s` alone or begins with it and an id ($1, $=c, $&x).
  bool Is(cf::Byte s) const { return first() == s; }
};

// A hash of text without regard to ASCII case which can be put together from parts:
// Join(Of("a"), Of("b")) is Of("ab").
struct FoldedHash {
  uint64_t value = 0;
  uint64_t power = 1;  // kBase to the length

  static constexpr uint64_t kBase = 0x9e3779b97f4a7c15;
  static FoldedHash Of(std::string_view text);
  FoldedHash Join(FoldedHash next) const {
    return {value * next.power + next.value, power * next.power};
  }
};

// Token texts and their ids; grows with the configuration only.
class TokenTable {
 public:
  TokenTable();
  TokenTable(const TokenTable&) = delete;
  TokenTable& operator=(const TokenTable&) = delete;

  // The token for `text`, entered if it is new. Its text keeps the spelling and lives as long as the table.
  Token Enter(std::string_view text);
  // The id of `text`, or one of the two unknown ones.
  TokenId Find(std::string_view text) const;

  // The hash of a known token's text.
  FoldedHash hash(TokenId id) const { return hashes_[id]; }
  // Number of ids.
  size_t size() const { return hashes_.size(); }

 private:
  struct Slot {
    uint64_t hash = 0;
    TokenId id = 0;
    bool used = false;
  };
  const Slot* Probe(std::string_view text, uint64_t hash) const;
  void Grow();

  std::deque<std::string> spellings_;          // what was entered
  std::vector<std::string_view> spelling_of_;  // by id: the last spelling, in spellings_
  std::vector<std::string> folded_;            // by id
  std::vector<FoldedHash> hashes_;             // by id
  std::vector<Slot> slots_;
};

// Gives room to texts of one evaluation and takes it all back at once.
class TextArena {
 public:
  // `size` bytes, valid until Reset.
  char* Allocate(size_t size);
  std::string_view Keep(std::string_view text);
  // True if `text` points into a text that was given since the arena was made.
  bool Owns(const char* text) const;
  void Reset() {
    chunk_ = 0;
    used_ = 0;
  }

 private:
  static constexpr size_t kChunk = size_t{64} << 10;
  struct Chunk {
    std::unique_ptr<char[]> bytes;  // not initialized
    size_t size = 0;
  };
  std::vector<Chunk> chunks_;
  size_t chunk_ = 0;
  size_t used_ = 0;
};

}  // namespace mw::rewrite
