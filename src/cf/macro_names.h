// SPDX-License-Identifier: BSD-2-Clause
// Names of macros and classes and their one-byte ids.
//
// A one-character name is its own id. Long names (`{name}`: letters, digits, `_`, at most 25) get ids from
// 0xa0 up in the order in which they are met, 96 in all; then sendmail says "too many long names". Macros
// and classes share ids, not values. Id 0 means "no valid name".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mw::cf {

// A line in sendmail's own words, and what it does to the exit status (70 for most errors, 0 for a
// remark).
struct Complaint {
  std::string text;
  int status = 70;
  friend bool operator==(const Complaint&, const Complaint&) = default;
};
using Complaints = std::vector<Complaint>;

class MacroNames {
 public:
  static constexpr size_t kLongestName = 25;
  static constexpr unsigned kFirstLongId = 0xa0;
  static constexpr unsigned kLastLongId = 0xff;

  // Knows the names that sendmail itself enters before it reads a .cf.
  MacroNames();

  struct Parsed {
    uint8_t id = 0;
    size_t length = 0;  // bytes of the name, braces included
  };
  // Reads the name at the beginning of `text`: "x", "{x}" or "{long}". Faults are added to `complaints`
  // in sendmail's words; the length then says where sendmail goes on reading.
  Parsed Parse(std::string_view text, Complaints& complaints);

  // The id of a name without braces; entered when new. 0 when there is no room (complaint added).
  uint8_t Enter(std::string_view name, Complaints& complaints);
  // The id of a known name without braces.
  std::optional<uint8_t> Find(std::string_view name) const;

  // As it is printed: "x" or "{long}"; ids that were never given are printed as the character.
  std::string Printed(uint8_t id) const;
  // Without braces: "x", "long".
  std::string Bare(uint8_t id) const;

 private:
  std::unordered_map<std::string, int> ids_;  // -1: refused for lack of room
  std::vector<std::string> long_names_;       // by id - kFirstLongId
};

}  // namespace mw::cf
