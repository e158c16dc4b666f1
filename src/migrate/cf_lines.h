// SPDX-License-Identifier: BSD-2-Clause
// A .cf as a list of lines that can be held against those of another one: comments are gone, blanks are single,
// and rules know their ruleset.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cf/config.h"

namespace mw::migrate {

struct CfLine {
  char letter = 0;
  std::string ruleset;  // of S and R lines: its name, without a number
  std::string text;     // the whole line with its letter, blanks single
  std::string raw;      // as it can be written again: tabs between the parts of a rule
  uint32_t line = 0;    // in the file: of its last physical line

  // An equate of a mailer or a word of a class: a line of its own for comparisons. The whole line, which
  // stands before them, is not compared then.
  bool part = false;
  bool whole = false;

  // What makes two lines the same.
  std::string Key() const { return letter == 'R' ? ruleset + '\t' + text : text; }
};

class CfLines {
 public:
  CfLines() = default;
  // Lines about versions (V, DZ) and those that nothing can be made of are left out of the lines but kept
  // in unknown().
  explicit CfLines(const cf::Config& config);

  const std::vector<CfLine>& all() const { return all_; }
  const std::vector<CfLine>& unknown() const { return unknown_; }
  // The whole line of a mailer; nullptr when there is none.
  const CfLine* FindMailer(std::string_view name) const;
  // The number in the V line, 0 without one; the value of $Z.
  int level() const { return level_; }
  const std::string& version() const { return version_; }

  // All lines, one below the other, for patterns that reach over several.
  std::string Text() const;
  // The rules of a ruleset in order; empty when there is none.
  std::vector<const CfLine*> Rules(std::string_view ruleset) const;
  bool HasRuleset(std::string_view name) const;

 private:
  void AddParts(CfLine& line, const cf::Item& item, const cf::MacroNames& names);

  std::vector<CfLine> all_;
  std::vector<CfLine> unknown_;
  int level_ = 0;
  std::string version_;
};

// How many times each line stands in `a` more often than in `b`: indexes into a.all(), in order. Of equal
// lines the last ones are taken.
std::vector<size_t> OnlyIn(const CfLines& a, const CfLines& b);

// The number of lines that only one of them has; rules count once, other lines as `kSettingWeight` rules, so
// that one K or M line outweighs a chance resemblance of rules.
inline constexpr size_t kSettingWeight = 2;
size_t Distance(const CfLines& a, const CfLines& b);

}  // namespace mw::migrate
