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
#include <unordered_map>
#include <unordered_set>

#include "lint/subject.h"

namespace mw::lint {

class Likeness {
 public:
  // Reads all tables and classes of the subject, which must be loaded and outlive this.
  explicit Likeness(Subject& subject);

  // Equal for rows of `map` that are alike.
  uint64_t Of(std::string_view map, const Entry& entry);

 private:
  void Know(std::string_view word, uint64_t feature);
  uint64_t Features(std::string_view word) const;
  uint64_t DomainForm(std::string_view domain);
  uint64_t AddressForm(std::string_view address);

  Subject& subject_;
  // By the hash of a folded word: the set of its features.
  std::unordered_map<uint64_t, uint64_t> known_;
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
