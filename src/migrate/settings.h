// SPDX-License-Identifier: BSD-2-Clause
// What a configuration sets and no message shows: options, mailers, headers, maps, macros, classes.
//
// Written so that settings that mean the same are the same text: times are seconds, flags and sets have an
// order, abbreviated names are whole, blanks are single. Comments, versions and the order of lines do not
// count, nor do the numbers and names of rulesets.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "lint/subject.h"

namespace mw::migrate {

// {group, name} to value: {"option", "Timeout.initial"} to "300s". Words of classes are names of their own:
// {"class w", "host.example"}.
using Settings = std::map<std::pair<std::string, std::string>, std::string>;

// Those that the lines of a loaded subject give.
Settings SettingsOf(lint::Subject& subject);

// The value of an option as Settings have it, that of `name` being whole: "Timeout.initial".
std::string NormalValue(std::string_view name, std::string_view value);

// What options are when no line sets them, as far as the library's table of options and that of the .cf know.
class SettingDefaults {
 public:
  SettingDefaults();
  // "" when it is not known or `group` has no defaults.
  std::string Of(std::string_view group, const std::string& name) const;

 private:
  std::map<std::string, std::string> values_;
};

}  // namespace mw::migrate
