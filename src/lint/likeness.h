// SPDX-License-Identifier: BSD-2-Clause
// Which rows of large tables no rule can tell apart, so that one of them speaks for all.
//
// What a rule can see of a row are the words of its key and value: whether they are words of classes, of
// the rules themselves, keys of other tables (and of which kind their values are), users or aliases, known
// to the name server; how many labels a domain has and which operators stand between them. Two rows for
// which all this is equal meet the same rules and lookups.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "lint/subject.h"

namespace mw::lint {

class Likeness {
 public:
  // Reads all tables and classes of the subject, which must be loaded and outlive this.
  explicit Likeness(Subject& subject);

  // Equal for rows of `map` that are alike.
  uint64_t Of(std::string_view map, const Entry& entry);

 private:
  // By the hash of a folded word: the set of its features. Open addressing.
  class Words {
   public:
    uint64_t& At(uint64_t word);
    uint64_t Find(uint64_t word) const;  // 0: not known
    void Reserve(size_t words);

   private:
    struct Slot {
      uint64_t word = 0, features = 0;
    };
    size_t SlotOf(uint64_t word) const;
    // A bit for each word, by other bits of its hash: most questions end here, in the processor's cache.
    void Mark(uint64_t word) {
      seen_[BitOf(word) / 8] |= static_cast<uint8_t>(1u << BitOf(word) % 8);
    }
    bool IsMarked(uint64_t word) const {
      return (seen_[BitOf(word) / 8] >> BitOf(word) % 8 & 1) != 0;
    }
    size_t BitOf(uint64_t word) const { return (word >> 24) & (seen_.size() * 8 - 1); }

    std::vector<Slot> slots_;
    std::vector<uint8_t> seen_;  // its size is a power of two
    size_t used_ = 0;
  };
  // What was found out about the rows of one table; 0: nothing yet.
  struct Judged {
    std::string_view map;
    std::vector<uint64_t> forms;
  };

  void Know(std::string_view word, uint64_t feature);
  void NoteLiterals();
  uint64_t Compute(std::string_view map, const Entry& entry);
  // Of folded texts.
  uint64_t Features(std::string_view word) const;
  uint64_t DomainForm(std::string_view domain);
  uint64_t AddressForm(std::string_view address);

  Subject& subject_;
  Words known_;
  std::vector<bool> literals_;  // by token id: rules may be told apart by it
  std::vector<Judged> judged_;
  std::string folded_;  // key and value of the row that is looked at
};

// Lets one row of each kind speak for the others of one rule: once such a row was found to be right, those
// like it are passed over. Rows with findings are looked at one by one.
class Spokesmen {
 public:
  explicit Spokesmen(Subject& subject) : likeness_(subject.likeness()) {}
  bool IsSpokenFor(std::string_view map, const Entry& entry) {
    last_ = likeness_.Of(map, entry);
    return right_.contains(last_);
  }
  // The row that was asked about last is right.
  void NoteRight() { right_.insert(last_); }

 private:
  Likeness& likeness_;
  std::unordered_set<uint64_t> right_;
  uint64_t last_ = 0;
};

}  // namespace mw::lint
