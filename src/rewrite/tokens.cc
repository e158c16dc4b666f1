// SPDX-License-Identifier: BSD-2-Clause
#include "rewrite/tokens.h"

#include <cstring>

#include "base/text.h"

namespace mw::rewrite {

FoldedHash FoldedHash::Of(std::string_view text) {
  FoldedHash hash;
  for (const char c : text) {
    hash.value = hash.value * kBase + static_cast<unsigned char>(ToLower(c)) + 1;
    hash.power *= kBase;
  }
  return hash;
}

TokenTable::TokenTable() : slots_(1024) {
  folded_.resize(kFirstLiteralId);
  hashes_.resize(kFirstLiteralId);
  for (unsigned byte = 0x80; byte < 0xa0; byte++) {
    const char text = static_cast<char>(byte);
    folded_[SymbolId(static_cast<cf::Byte>(byte))] = std::string(1, text);
    hashes_[SymbolId(static_cast<cf::Byte>(byte))] = FoldedHash::Of({&text, 1});
  }
}

const TokenTable::Slot* TokenTable::Probe(std::string_view text, uint64_t hash) const {
  const size_t mask = slots_.size() - 1;
  // The low bits of the hash depend on the low bits of the text only: mix.
  for (size_t at = (hash ^ (hash >> 29)) & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (!slot.used) return &slot;
    if (slot.hash == hash && EqualFolded(folded_[slot.id], text)) return &slot;
  }
}

TokenId TokenTable::Find(std::string_view text) const {
  if (text.size() == 1 && cf::IsSymbolByte(static_cast<cf::Byte>(text[0]))) {
    return SymbolId(static_cast<cf::Byte>(text[0]));
  }
  const Slot* slot = Probe(text, FoldedHash::Of(text).value);
  if (slot->used) return slot->id;
  return !text.empty() && text[0] == '"' ? kUnknownQuoted : kUnknownAtom;
}

Token TokenTable::Enter(std::string_view text) {
  TokenId id = Find(text);
  if (id == kUnknownAtom || id == kUnknownQuoted) {
    if (hashes_.size() * 2 > slots_.size()) Grow();
    const FoldedHash hash = FoldedHash::Of(text);
    id = static_cast<TokenId>(hashes_.size());
    folded_.push_back(FoldCase(text));
    hashes_.push_back(hash);
    *const_cast<Slot*>(Probe(text, hash.value)) = {hash.value, id, true};
  }
  if (id >= spelling_of_.size()) spelling_of_.resize(id + 1);
  std::string_view& known = spelling_of_[id];
  // Quoted tokens have a text each: those on right sides are found by it when their quotes go.
  if (known == text && !text.empty() && text[0] != '"') {
    return {known.data(), static_cast<uint32_t>(text.size()), id};
  }
  spellings_.emplace_back(text);
  known = spellings_.back();
  return {known.data(), static_cast<uint32_t>(text.size()), id};
}

void TokenTable::Grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.used) *const_cast<Slot*>(Probe(folded_[slot.id], slot.hash)) = slot;
  }
}

char* TextArena::Allocate(size_t size) {
  if (chunks_.empty() || used_ + size > chunks_[chunk_].size) {
    if (!chunks_.empty()) chunk_++;
    // A chunk that is too small for an odd size is passed over.
    while (chunk_ < chunks_.size() && chunks_[chunk_].size < size) chunk_++;
    if (chunk_ == chunks_.size()) {
      const size_t room = std::max(kChunk, size);
      chunks_.push_back({std::unique_ptr<char[]>(new char[room]), room});
    }
    used_ = 0;
  }
  char* room = chunks_[chunk_].bytes.get() + used_;
  used_ += size;
  return room;
}

bool TextArena::Owns(const char* text) const {
  for (const Chunk& chunk : chunks_) {
    if (text >= chunk.bytes.get() && text < chunk.bytes.get() + chunk.size) return true;
  }
  return false;
}

std::string_view TextArena::Keep(std::string_view text) {
  char* room = Allocate(text.size());
  std::memcpy(room, text.data(), text.size());
  return {room, text.size()};
}

}  // namespace mw::rewrite
