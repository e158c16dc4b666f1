// SPDX-License-Identifier: BSD-2-Clause
// What rules about .cf lines share: the names that rules use, and where things are defined.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cf/config.h"
#include "lint/subject.h"

namespace mw::lint {

// A rule as it was read, `$` operators as symbols (cf/symbols.h), macros not put in.
struct RuleText {
  std::string lhs;
  std::string rhs;
  Range range;  // for Subject::PlaceOfCf
};
void EachRule(Subject& subject, const std::function<void(const RuleText&)>& visit);

// `$>name`, `$(name`, `$#name` of a right side; names that are computed are left out.
struct NameUse {
  enum class Kind { kRuleset, kMap, kMailer };
  Kind kind;
  std::string name;
};
std::vector<NameUse> NamesIn(std::string_view rhs);

// `$={x}` and `$~{x}` of a left side, `${x}` and `$&{x}` of both.
struct ValueUse {
  bool is_class;
  uint8_t id;
};
std::vector<ValueUse> ValuesIn(const RuleText& text);

struct Definitions {
  std::set<uint8_t> classes, macros;
  std::set<std::string, std::less<>>
      texts;  // {name} written as text: maps of class macro set those
};
Definitions DefinitionsOf(const cf::Config& config);
// Long names that the library or sendmail itself knows.
bool IsKnownClass(std::string_view name);
bool IsKnownMacro(std::string_view name);

// A side without blanks, and a right side with its $n replaced by what the left side has there; "" when it
// does more than copy.
std::string WithoutBlanks(std::string_view side);
std::string WithBindings(const RuleText& text);

// Where the user wrote `value` of a line: in the .mc, if that was the source, else in the .cf.
Range PlaceOfValue(Subject& subject, const cf::Item& item, std::string_view value);

}  // namespace mw::lint
