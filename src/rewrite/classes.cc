// SPDX-License-Identifier: BSD-2-Clause
#include "rewrite/classes.h"

#include <algorithm>

#include "base/text.h"

namespace mw::rewrite {
namespace {

// The bucket in which sendmail's symbol table keeps a class word; listings go by buckets.
uint32_t Bucket(std::string_view word) {
  constexpr uint32_t kBuckets = 2003;
  uint32_t hash = 1;  // the table's code for classes
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(ToLower(c));
    hash = ((hash << 1) ^ byte) % kBuckets;
  }
  return hash;
}

bool IsPlain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > ' ' && byte < 0x7f && c != '"' && c != '\\';
}

}  // namespace

const Classes::Word* Classes::FindWord(uint64_t hash, std::string_view word) const {
  if (slots_.empty()) return nullptr;
  const size_t mask = slots_.size() - 1;
  for (size_t at = (hash ^ (hash >> 31)) & mask; slots_[at] != 0; at = (at + 1) & mask) {
    const Word& entry = words_[slots_[at] - 1];
    if (entry.hash.value == hash && EqualFolded(entry.spelling, word)) return &entry;
  }
  return nullptr;
}

void Classes::Rehash() {
  slots_.assign(std::max<size_t>(256, slots_.size() * 2), 0);
  const size_t mask = slots_.size() - 1;
  for (size_t i = 0; i < words_.size(); i++) {
    const uint64_t hash = words_[i].hash.value;
    size_t at = (hash ^ (hash >> 31)) & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = static_cast<uint32_t>(i + 1);
  }
}

void Classes::Add(ClassId id, std::string_view word) {
  if (word.empty()) return;
  const FoldedHash hash = FoldedHash::Of(word);
  const Word* known = FindWord(hash.value, word);
  if (known == nullptr) {
    words_.push_back({std::string(word), hash, {}, Bucket(word)});
    words_.back().classes.set(id);
    if (words_.size() * 2 > slots_.size()) {
      Rehash();
    } else {
      const size_t mask = slots_.size() - 1;
      size_t at = (hash.value ^ (hash.value >> 31)) & mask;
      while (slots_[at] != 0) at = (at + 1) & mask;
      slots_[at] = static_cast<uint32_t>(words_.size());
    }
  } else {
    const_cast<Word*>(known)->classes.set(id);
  }
  Note(classes_[id], word);
}

void Classes::AddAll(ClassId id, ClassId from) {
  for (size_t i = 0; i < words_.size(); i++) {
    if (!words_[i].classes.test(from)) continue;
    words_[i].classes.set(id);
    Note(classes_[id], words_[i].spelling);
  }
}

// Cuts a word at operators, enters its parts and keeps what speeds up matching.
void Classes::Note(Class& entry, std::string_view word) {
  entry.used = true;
  entry.longest = std::max(entry.longest, word.size());
  const bool blank_is_operator = tokenizer_.IsOperator(static_cast<cf::Byte>(blank_));
  TokenId first = kUnknownAtom;
  for (size_t at = 0; at < word.size();) {
    size_t end = at;
    while (end < word.size() && !tokenizer_.IsOperator(static_cast<cf::Byte>(word[end]))) {
      if (!IsPlain(word[end]) || (!blank_is_operator && word[end] == blank_))
        entry.irregular = true;
      end++;
    }
    if (end == at) end++;
    const TokenId part = tokens_.Find(word.substr(at, end - at)) <= kUnknownQuoted
                             ? tokens_.Enter(word.substr(at, end - at)).id
                             : tokens_.Find(word.substr(at, end - at));
    if (at == 0) first = part;
    at = end;
  }
  if (entry.starts.size() <= first) entry.starts.resize(first + 1);
  entry.starts[first] = true;
}

void Classes::SetBlank(char blank) {
  blank_ = blank;
  for (size_t id = 0; id < 256; id++) {
    if (!classes_[id].used) continue;
    classes_[id] = Class();
    for (size_t i = 0; i < words_.size(); i++) {
      if (words_[i].classes.test(id)) Note(classes_[id], words_[i].spelling);
    }
  }
}

std::vector<std::string_view> Classes::Words(ClassId id) const {
  std::vector<const Word*> members;
  for (const Word& word : words_) {
    if (word.classes.test(id)) members.push_back(&word);
  }
  std::stable_sort(members.begin(), members.end(),
                   [](const Word* a, const Word* b) { return a->order < b->order; });
  std::vector<std::string_view> words;
  for (const Word* word : members) words.push_back(word->spelling);
  return words;
}

bool Classes::Contains(ClassId id, std::string_view word) const {
  const Word* known = FindWord(FoldedHash::Of(word).value, word);
  return known != nullptr && known->classes.test(id);
}

FoldedHash Classes::HashOf(const Token& token) const {
  return token.id > kUnknownQuoted ? tokens_.hash(token.id) : FoldedHash::Of(token.view());
}

// Compares text without putting the run together.
bool Classes::IsRun(const Word& word, const Token* begin, const Token* end, char blank) const {
  std::string_view rest = word.spelling;
  bool after_atom = false;
  for (const Token* token = begin; token != end; token++) {
    const bool atom = tokenizer_.IsAtomByte(token->first());
    if (after_atom && atom) {
      if (rest.empty() || ToLower(rest[0]) != ToLower(blank)) return false;
      rest.remove_prefix(1);
    }
    after_atom = atom;
    if (rest.size() < token->length || !EqualFolded(rest.substr(0, token->length), token->view())) {
      return false;
    }
    rest.remove_prefix(token->length);
  }
  return rest.empty();
}

bool Classes::Contains(ClassId id, const Token* begin, const Token* end, char blank) const {
  return ShortestRun(id, begin, end, static_cast<size_t>(end - begin), blank) != 0;
}

size_t Classes::ShortestRun(ClassId id, const Token* begin, const Token* end, size_t min_length,
                            char blank) const {
  const Class& entry = classes_[id];
  if (!entry.used || begin == end) return 0;
  if (!entry.irregular && !MayStartWith(id, begin->id)) return 0;
  FoldedHash hash;
  hash.power = 1;
  size_t bytes = 0;
  bool after_atom = false;
  const FoldedHash blank_hash = FoldedHash::Of({&blank, 1});
  for (const Token* token = begin; token != end; token++) {
    const bool atom = tokenizer_.IsAtomByte(token->first());
    if (after_atom && atom) {
      hash = hash.Join(blank_hash);
      bytes++;
    }
    after_atom = atom;
    bytes += token->length;
    if (bytes > entry.longest) return 0;
    // A token of no known id is no part of any regular word.
    if (!entry.irregular && token->id <= kUnknownQuoted) return 0;
    hash = hash.Join(HashOf(*token));
    const size_t length = static_cast<size_t>(token - begin) + 1;
    if (length < min_length || slots_.empty()) continue;
    const size_t mask = slots_.size() - 1;
    for (size_t at = (hash.value ^ (hash.value >> 31)) & mask; slots_[at] != 0;
         at = (at + 1) & mask) {
      const Word& word = words_[slots_[at] - 1];
      if (word.hash.value == hash.value && IsRun(word, begin, token + 1, blank)) {
        if (word.classes.test(id)) return length;
        break;
      }
    }
  }
  return 0;
}

}  // namespace mw::rewrite
