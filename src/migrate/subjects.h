// SPDX-License-Identifier: BSD-2-Clause
// Whom two configurations may treat differently: hosts, addresses and users named in the tables, classes,
// macros and rules of either, and some that no configuration knows.
//
// A row, word or rule that only one side has goes before all that both have: of those there may be more than
// can be asked about.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "migrate/side.h"

namespace mw::migrate {

// Texts in the order in which they were added, each once, at most so many.
class Names {
 public:
  explicit Names(size_t limit) : limit_(limit) {}
  void Add(std::string text);
  const std::vector<std::string>& all() const { return all_; }
  // How many did not find room.
  size_t left_out() const { return left_out_; }

 private:
  size_t limit_;
  size_t left_out_ = 0;
  std::vector<std::string> all_;
  std::unordered_set<std::string> known_;
};

struct SubjectLimits {
  size_t addresses = 4'000;  // of each kind
  size_t rows = 6'000;       // of a table that differ and are looked at
  size_t same_rows = 1'000;  // of a table that do not
  size_t words = 2'000;      // of a class, both kinds
};

struct Subjects {
  explicit Subjects(const SubjectLimits& limits);

  Names recipients;  // "user@host", "user"
  Names senders;
  Names clients;  // "name[address]"
  Names servers;  // the same, for connections that we make
  Names pairs;    // "sender recipient", for rulesets that look at both
  Names issuers;  // of certificates, as access maps know them
  Names holders;  // of certificates, likewise
  size_t rows_left_out = 0;
};

// Those of both sides, which must be loaded.
Subjects CollectSubjects(Side& old_side, Side& new_side, const SubjectLimits& limits);

// What a key of a table says about whom to ask. `own`: a name of the host.
void AddKey(std::string_view map, std::string_view key, const std::string& own, Subjects& subjects);
// A word of a class or a rule: a host, or a user.
void AddWord(std::string_view word, const std::string& own, Subjects& subjects);

}  // namespace mw::migrate
