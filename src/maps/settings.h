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

class Environment;

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
      false;                     // -A: when aliases are read, a second value is added to the first
  bool include_null = false;     // -N: keys are stored with a trailing NUL
  bool try_without_null = true;  // neither -N nor -O: both are tried, the first hit decides
  bool try_with_null = true;
  char space_substitute = '\0';             // -Sc: between two atoms of the key; NUL: BlankSub
  char column_delimiter = '\0';             // -zc: between columns; NUL: white space
  std::optional<std::string> suffix;        // -a: appended to every value found
  std::optional<std::string> temp_suffix;   // -T: appended to the key after a temporary failure
  std::optional<std::string> key_column;    // -k: number or name, as written
  std::optional<std::string> value_column;  // -v: the same
  int64_t timeout_seconds = 0;              // -d; 0: not given
};

struct Settings {
  MapFlags flags;
  std::string file;  // as written; empty when none was given
  std::string rest;  // what follows the file
};

// Walks over the flags of a K line, one per call.
class FlagReader {
 public:
  explicit FlagReader(std::string_view arguments) : text_(arguments) {}

  // Steps to the next flag; false when what follows is no flag (see Remainder).
  bool Next();
  // The letter; NUL for a `-` at the very end, a blank for a lone `-`.
  char letter() const { return letter_; }
  // The text glued to the letter, up to the next white space.
  std::string_view Text() const;
  // The first byte after the letter, also when it is a blank; NUL at the end.
  char Byte() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  // As Text, but blanks may stand before it (-k, -v); the word is taken even if it begins with '-'.
  std::string_view SpacedText();
  // Everything from the letter's end on; the caller consumes `length` bytes of it by Skip.
  std::string_view Rest() const { return text_.substr(at_); }
  void Skip(size_t length) { at_ += length; }
  // What follows the flags, leading white space removed.
  std::string_view Remainder() const { return text_.substr(at_); }

 private:
  std::string_view text_;
  size_t at_ = 0;  // just behind the current letter; after the last flag: at the remainder
  char letter_ = '\0';
  bool in_flag_ = false;
};

// Takes one of the common flags into `flags`; false for a letter the common parser does not know.
bool ApplyCommonFlag(FlagReader& reader, Environment& environment, MapFlags& flags);

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

// A time as sendmail writes them: numbers with units s m h d w, `1h30m`; without unit seconds. An
// unknown unit is reported (Invalid time unit `x') and counts as nothing.
int64_t ParseInterval(std::string_view text, Environment& environment);

// The number at the beginning of `text` as C's atoi reads it (blanks, sign, digits), 0 without
// digits.
int LeadingNumber(std::string_view text);

}  // namespace mw::maps
