// SPDX-License-Identifier: BSD-2-Clause
// The text source of a database map, in memory, as makemap would have stored it.
//
//   # comment            lines that begin with the comment character, and empty lines, say nothing
//   key<white space>value with blanks, up to the end of the line # no comment here
//
// The key ends at the first white space (or separator); the run of separators after it is skipped;
// the value keeps its trailing blanks. A line that begins with white space is wrong, as are a key
// without value and a line of more than 1022 bytes (makemap reads pieces of 1023 bytes, each
// counted as a line). The first of two equal keys wins. Wrong lines are skipped and kept as
// problems; all behaviour is makemap's (8.17.1.9, by experiment), so that a site can be tested
// before its maps are built.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/hash_index.h"

namespace mw::maps {

class TextTable {
 public:
  struct Options {
    bool fold_keys = true;     // makemap without -f
    bool allow_empty = false;  // -e
    bool replace = false;      // -r: the last of two equal keys wins
    char separator = '\0';     // -t; NUL: white space
    char comment = '#';        // -D
    bool networks =
        false;  // as mcmaps build stores them: keys in CIDR notation written out (cidr.h)
  };
  struct Entry {
    std::string_view key, value;
    uint32_t line = 0;
  };
  struct Problem {
    enum class What : uint8_t { kLeadingSpace, kNoValue, kLineTooLong, kDuplicate };
    What what;
    uint32_t line;
    std::string_view key;  // of kNoValue, kDuplicate
  };

  TextTable(std::string text, const Options& options);
  TextTable(const TextTable&) = delete;
  TextTable& operator=(const TextTable&) = delete;

  // The entry of `key`, which must be folded already if keys are; nullptr if there is none.
  const Entry* Find(std::string_view key) const;
  // In the order of the file; those that lost against an equal key are not among them.
  const std::vector<Entry>& entries() const { return entries_; }
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  void AddLine(std::string_view piece, uint32_t line, const Options& options);
  void Store(Entry entry, bool replace);
  // Adds `entry` unless its key is there: then the index of that one is returned, else HashIndex::kNone.
  uint32_t Add(const Entry& entry);
  // Stores the keys that stand for a network; false when the key is none, or a wrong one.
  bool StoreNetwork(const Entry& entry);

  std::string text_;  // keys are folded in place
  std::vector<Entry> entries_;
  std::vector<Problem> problems_;
  HashIndex index_;                                     // of entries_
  std::unordered_map<uint32_t, uint8_t> network_bits_;  // by position: how specific its network is
  std::deque<std::string> network_keys_;
};

// makemap's words for a problem: "line 3: key a: duplicate key".
std::string ProblemText(const TextTable::Problem& problem);

}  // namespace mw::maps
