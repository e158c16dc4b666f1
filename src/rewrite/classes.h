// SPDX-License-Identifier: BSD-2-Clause
// Word classes: `C{x}`, `F{x}` and `$={x}`.
//
// A word is stored once, whatever number of classes it is in, in the spelling in which it was first seen;
// comparison ignores ASCII case. A run of tokens is a member when its text (BlankSub between adjacent
// atoms) is a word of the class. Runs are looked up by a hash that is put together from the hashes of
// their tokens, so nothing is copied while a rule is tried.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rewrite/tokenizer.h"
#include "rewrite/tokens.h"

namespace mw::rewrite {

using ClassId = uint8_t;

class Classes {
 public:
  // Both must outlive this. Parts of words are entered into `tokens`, cut at operators of `tokenizer`.
  Classes(TokenTable& tokens, const Tokenizer& tokenizer)
      : tokens_(tokens), tokenizer_(tokenizer) {}

  void Add(ClassId id, std::string_view word);
  // All words of `from` become words of `id`, too.
  void AddAll(ClassId id, ClassId from);

  // The words of a class in the order in which sendmail lists them.
  std::vector<std::string_view> Words(ClassId id) const;

  // True if the text of the tokens is a word of the class.
  bool Contains(ClassId id, const Token* begin, const Token* end, char blank) const;
  bool Contains(ClassId id, std::string_view word) const;

  // The shortest run from `begin` that is a word of the class, at least `min_length` tokens long: its
  // number of tokens, or 0 if there is none before `end`.
  size_t ShortestRun(ClassId id, const Token* begin, const Token* end, size_t min_length,
                     char blank) const;

  // False: no word of the class begins with a token of this id. Only exact when !IsIrregular(id).
  bool MayStartWith(ClassId id, TokenId token) const {
    const std::vector<bool>& starts = classes_[id].starts;
    return token < starts.size() && starts[token];
  }
  // The class has words whose text could be met in other tokens than those it is cut into (quotes,
  // backslashes, BlankSub within an atom): membership then depends on text, not only on ids.
  bool IsIrregular(ClassId id) const { return classes_[id].irregular; }
  // BlankSub is known only when the options have been read.
  void SetBlank(char blank);

 private:
  struct Word {
    std::string spelling;
    FoldedHash hash;
    std::bitset<256> classes;
    uint32_t order;  // sendmail's hash bucket
  };
  struct Class {
    std::vector<bool> starts;  // by token id
    size_t longest = 0;        // bytes
    bool irregular = false;
    bool used = false;
  };
  const Word* FindWord(uint64_t hash, std::string_view word) const;
  void Note(Class& entry, std::string_view word);
  void Rehash();
  FoldedHash HashOf(const Token& token) const;
  bool IsRun(const Word& word, const Token* begin, const Token* end, char blank) const;

  TokenTable& tokens_;
  const Tokenizer& tokenizer_;
  std::vector<Word> words_;
  std::vector<uint32_t> slots_;  // index + 1 into words_; size is a power of two
  Class classes_[256];
  char blank_ = ' ';
};

}  // namespace mw::rewrite
