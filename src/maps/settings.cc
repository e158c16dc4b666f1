// SPDX-License-Identifier: BSD-2-Clause
#include "maps/settings.h"

#include <fmt/format.h>

#include "base/text.h"
#include "maps/environment.h"
#include "maps/map.h"

namespace mw::maps {
namespace {

// The word that ends at the next white space.
std::string_view FirstWord(std::string_view text) {
  size_t end = 0;
  while (end < text.size() && !IsSpace(text[end])) ++end;
  return text.substr(0, end);
}

char ColumnDelimiter(const FlagReader& reader) {
  const char first = reader.Byte();
  if (first != '\\') return first;
  const std::string_view text = reader.Text();
  if (text.size() < 2) return '\\';
  return text[1] == 'n' ? '\n' : text[1] == 't' ? '\t' : '\\';
}

int64_t SecondsOf(char unit) {
  switch (unit) {
    case 's':
      return 1;
    case 'm':
      return 60;
    case 'h':
      return 3600;
    case 'd':
      return 86400;
    case 'w':
      return 604800;
    default:
      return 0;
  }
}

}  // namespace

bool FlagReader::Next() {
  if (in_flag_) at_ += FirstWord(text_.substr(at_)).size();
  while (at_ < text_.size() && IsSpace(text_[at_])) ++at_;
  in_flag_ = at_ < text_.size() && text_[at_] == '-';
  if (!in_flag_) return false;
  ++at_;
  letter_ = Byte();
  if (at_ < text_.size()) ++at_;
  // A lone `-`: the blank behind it is the letter, and the word ends there.
  if (IsSpace(letter_)) in_flag_ = false;
  return true;
}

std::string_view FlagReader::Text() const {
  return in_flag_ ? FirstWord(text_.substr(at_)) : std::string_view();
}

std::string_view FlagReader::SpacedText() {
  while (at_ < text_.size() && IsSpace(text_[at_])) ++at_;
  return FirstWord(text_.substr(at_));
}

bool ApplyCommonFlag(FlagReader& reader, Environment& environment, MapFlags& flags) {
  switch (reader.letter()) {
    case 'A':
      flags.append_duplicates = true;
      return true;
    case 'a':
      flags.suffix = reader.Text();
      return true;
    case 'D':
      flags.not_when_deferred = true;
      return true;
    case 'd':
      flags.timeout_seconds = ParseInterval(reader.Text(), environment);
      return true;
    case 'f':
      flags.exact_case = true;
      return true;
    case 'k':
      flags.key_column = reader.SpacedText();
      return true;
    case 'm':
      flags.match_only = true;
      return true;
    case 'N':
      flags.include_null = true;
      flags.try_without_null = false;
      return true;
    case 'O':
      flags.try_with_null = false;
      return true;
    case 'o':
      flags.optional = true;
      return true;
    case 'q':
      flags.keep_quotes = true;
      return true;
    case 'S':
      flags.space_substitute = reader.Byte();
      return true;
    case 'T':
      flags.temp_suffix = reader.Text();
      return true;
    case 't':
      flags.no_deferral = true;
      return true;
    case 'v':
      flags.value_column = reader.SpacedText();
      return true;
    case 'z':
      flags.column_delimiter = ColumnDelimiter(reader);
      return true;
    default:
      return false;
  }
}

bool ParseSettings(std::string_view arguments, const SettingsRules& rules, Environment& environment,
                   Settings& settings) {
  // A second K line of the same name starts from the flags of the first, but for these.
  settings.flags.space_substitute = environment.blank_substitute;
  settings.flags.try_without_null = true;
  settings.flags.try_with_null = true;
  FlagReader reader(arguments);
  while (reader.Next()) {
    if (ApplyCommonFlag(reader, environment, settings.flags)) continue;
    environment.Say(fmt::format("Illegal option {} map {}", reader.letter(), rules.map_name),
                    status::kSoftware);
  }
  const std::string_view remainder = reader.Remainder();
  const std::string_view file = FirstWord(remainder);
  if (!file.empty()) {
    settings.file = file;
    settings.rest = Trim(remainder.substr(file.size()));
  }
  if (settings.file.empty() && rules.needs_file) {
    environment.Say(fmt::format("No file name for {} map {}", rules.class_name, rules.map_name),
                    status::kSoftware);
    return false;
  }
  return true;
}

int64_t ParseInterval(std::string_view text, Environment& environment) {
  constexpr int64_t kLongest = int64_t{1} << 40;
  int64_t total = 0;
  size_t at = 0;
  while (at < text.size()) {
    int64_t number = 0;
    for (; at < text.size() && IsDigit(text[at]); ++at) {
      if (number < kLongest) number = number * 10 + (text[at] - '0');
    }
    const char unit = at < text.size() ? text[at++] : 's';
    if (SecondsOf(unit) == 0) {
      environment.Say(fmt::format("Invalid time unit `{}'", unit), status::kSoftware);
    }
    if (total < kLongest) total += number * SecondsOf(unit);
  }
  return total;
}

int LeadingNumber(std::string_view text) {
  size_t at = 0;
  while (at < text.size() && IsSpace(text[at])) ++at;
  const bool negative = at < text.size() && text[at] == '-';
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
  int number = 0;
  for (; at < text.size() && IsDigit(text[at]) && number < 100'000'000; ++at) {
    number = number * 10 + (text[at] - '0');
  }
  return negative ? -number : number;
}

}  // namespace mw::maps
