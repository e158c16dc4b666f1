// SPDX-License-Identifier: BSD-2-Clause
// Header lines, of messages and of H lines, and the rulesets that H lines name to check them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace mw::rewrite {

// The parts of `Name: value`; an empty name: it is no header. The value keeps the blanks before it.
struct HeaderLine {
  std::string_view name;
  std::string_view value;
};
HeaderLine SplitHeader(std::string_view line);

// `HName: $>ruleset` and `HName: $>+ruleset`.
struct HeaderCheck {
  int ruleset = 0;
  bool keeps_comments = false;  // with the plus
  bool named = true;  // false: the check of `H*`, for all headers without one of their own
};

class HeaderChecks {
 public:
  // `*` stands for all others.
  void Set(std::string_view name, HeaderCheck check);
  // The check for a header, whose case does not matter; nullptr if there is none.
  const HeaderCheck* Find(std::string_view name) const;

 private:
  std::unordered_map<std::string, HeaderCheck> checks_;  // by folded name
};

}  // namespace mw::rewrite
