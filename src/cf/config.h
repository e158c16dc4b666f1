// SPDX-License-Identifier: BSD-2-Clause
// The model of a sendmail.cf: its lines in order, each with its place, its translated text and its fields.
//
// The order is kept because it matters: a D line acts on the lines behind it, K lines keep flags of former
// ones, OperatorChars counts only before the first rule. What a line means when the macros of its moment
// are put in is the business of rewrite/loader.h; here nothing is expanded. Two items are equal when their
// translated text is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/source.h"
#include "cf/macro_names.h"

namespace mw::cf {

// D: macro definition. `value` has quotes and backslashes removed; macros in it are kept.
struct MacroLine {
  uint8_t id = 0;
  std::string value;
};
// C (and T, for class t): words of a class, unexpanded.
struct ClassLine {
  uint8_t id = 0;
  std::string words;
};
// F: class from a file, program or map; `rest` is what follows the name.
struct ClassFileLine {
  uint8_t id = 0;
  std::string rest;
};
// O: `name` as written, possibly abbreviated ("" with a one-letter option), `suboption` behind its dot.
struct OptionLine {
  char letter = 0;
  std::string name;
  std::string suboption;
  std::string value;
  bool has_equals = false;
};
// S: `text` is all that follows the letter.
struct RulesetLine {
  std::string text;
};
// R: sides as translated. `has_tab` false: the line is no rule, all of it is in `lhs`.
struct RuleLine {
  std::string lhs;
  std::string rhs;
  std::string comment;
  bool has_tab = false;
  uint32_t rhs_offset = 0;  // in the translated text
};
// K: name, class and what follows, unexpanded.
struct MapLine {
  std::string name;
  std::string class_name;
  std::string arguments;
};
// M: name and equates; values with quotes and backslashes removed.
struct MailerEquate {
  char key = 0;
  std::string value;
};
struct MailerLine {
  std::string name;
  std::vector<MailerEquate> equates;
};
// V: level and vendor ("" when not given).
struct VersionLine {
  int level = 0;
  bool valid = true;
  std::string vendor;
};
// P: precedence name and number.
struct PrecedenceLine {
  std::string name;
  std::string value;
};
// H, E, Q, X: kept as text.
struct TextLine {
  std::string text;
};
// Anything else.
struct UnknownLine {};

using Fields =
    std::variant<UnknownLine, MacroLine, ClassLine, ClassFileLine, OptionLine, RulesetLine,
                 RuleLine, MapLine, MailerLine, VersionLine, PrecedenceLine, TextLine>;

struct Item {
  char letter = 0;
  std::string text;  // the whole line, translated
  Range range;
  uint32_t line = 0;      // the line number sendmail names in messages: the last of a folded line
  Complaints complaints;  // what reading the line brought up, in sendmail's words
  Fields fields;

  friend bool operator==(const Item& a, const Item& b) { return a.text == b.text; }
};

struct Config {
  std::vector<Item> items;
  MacroNames names;  // as the text was read; ids in items refer to it

  friend bool operator==(const Config& a, const Config& b) { return a.items == b.items; }
};

// One line an item, for debugging: "12 R lhs=[...] rhs=[...]"; symbols as `$x`.
std::string Dump(const Config& config);

}  // namespace mw::cf
