// SPDX-License-Identifier: BSD-2-Clause
// The arguments of a K line: flags, file, and the rest. Grammar (sendmail 8.17, by experiment):
//
//   Kname class { blank -LETTER[text] } [ blank file [ blank rest ] ]
//
// One flag per word: `-m-o` is -m with ignored text. Text is glued to its letter; only -k and -v
// may have blanks before it. The first word that does not begin with '-' is the file. Quotes do not
// group.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mw::maps {

// The flags that sendmail's common parser knows; types with a grammar of their own (regex, dns,
// user, dequote ...) fill the same fields where the meaning is the same.
struct MapFlags {
  bool optional = false;           // -o: silent and without effect when it cannot be opened
  bool exact_case = false;         // -f: keys are not folded to lower case
  bool match_only = false;         // -m: the key itself is the value
  bool keep_quotes = false;        // -q: quotes stay in the key
  bool no_deferral = false;        // -t: a temporary failure is not reported as one
  bool not_when_deferred = false;  // -D: not looked up in defer mode
  bool append_duplicates =
      false;                     // -A: when aliases are built, a second value is added to the first
  bool include_null = false;     // -N: keys are stored with a trailing NUL
  bool try_without_null = true;  // neither -N nor -O: both are tried, and the first hit decides
  bool try_with_null = true;
  char space_substitute = '\0';            // -Sc: replaces blanks in the key; NUL: none
  char column_delimiter = '\0';            // -zc: between columns; NUL: white space
  std::optional<std::string> suffix;       // -a: appended to every value found
  std::optional<std::string> temp_suffix;  // -T: appended to the key after a temporary failure
  std::string key_column;                  // -k: number or name, as written
  std::string value_column;                // -v: the same
  int64_t timeout_seconds = 0;             // -d: 0 means not given
};

struct Settings {
  MapFlags flags;
  std::string file;  // as written; empty when none was given
  std::string rest;  // what follows the file
};

class Environment;

// Splits `arguments` into `settings` as sendmail's common parser does. Unknown letters are reported
// (`Illegal option Z map x`, status 70) and skipped. False when the type needs a file and there is
// none
// (`No file name for hash map x`, reported).
struct SettingsRules {
  std::string_view class_name;
  std::string_view map_name;
  bool needs_file = true;
};
bool ParseSettings(std::string_view arguments, const SettingsRules& rules, Environment& environment,
                   Settings& settings);

}  // namespace mw::maps
