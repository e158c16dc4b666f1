// SPDX-License-Identifier: BSD-2-Clause
// Matches the key against a regular expression: Kname regex -flags pattern with blanks.
//
//   -n  a key that does not match is found      -f  case matters        -b  basic expression
//   -s1,2  the value is these groups (0: the whole match; -s alone: all), joined by -d's text
//   -m  the value is the key                    -a  appended to the value
//
// Without -s the value is empty. The default of -d is the byte of `$|`. A rule's first argument
// replaces the list of groups. A result with a blank outside quotes, or unbalanced in () <> "", is
// no match.
#include <fmt/format.h>

#include "base/text.h"
#include "maps/environment.h"
#include "maps/map.h"
#include "maps/posix_regex.h"
#include "maps/value.h"

namespace mw::maps {
namespace {

constexpr size_t kMostFields = 20;
constexpr std::string_view kDefaultDelimiter = "\233";  // the symbol for $|

struct Pattern {
  std::unique_ptr<PosixRegex> regex;
  std::vector<int> fields;
  std::string delimiter;
  bool negated = false;
  bool groups = false;
};

// Copies `text` to `out` and follows quotes and brackets in it.
class BalanceKeeper {
 public:
  explicit BalanceKeeper(std::string& out) : out_(out) {}
  void Copy(std::string_view text) {
    for (const char c : text) {
      out_ += c;
      if (escaped_) {
        escaped_ = false;
        continue;
      }
      escaped_ = c == '\\';
      if (c == '"') quoted_ = !quoted_;
      if (quoted_) continue;
      comments_ += (c == '(') - (c == ')');
      angles_ += (c == '<') - (c == '>');
      blanks_ = blanks_ || c == ' ';
    }
  }
  bool IsBalanced() const {
    return comments_ == 0 && angles_ == 0 && !quoted_ && !escaped_ && !blanks_;
  }

 private:
  std::string& out_;
  int comments_ = 0, angles_ = 0;
  bool quoted_ = false, escaped_ = false, blanks_ = false;
};

// The numbers of a list "1,2"; false when one is above the pattern's groups, which is reported.
bool ParseFields(std::string_view list, size_t groups, Environment& environment,
                 std::vector<int>& fields) {
  fields.clear();
  for (const std::string_view part : Split(list, ',')) {
    const int field = LeadingNumber(part);
    if (field < 0 || static_cast<size_t>(field) > groups) {
      environment.Say(
          fmt::format("field ({}) out of range, only {} substrings in pattern", field, groups + 1),
          status::kSoftware);
      return false;
    }
    if (fields.size() < kMostFields) fields.push_back(field);
  }
  return true;
}

class RegexReader : public MapReader {
 public:
  RegexReader(MapDefinition& definition, Pattern pattern)
      : definition_(definition), pattern_(std::move(pattern)) {}

  void Find(const Query& query, Answer& answer) override {
    const MapFlags& flags = definition_.settings.flags;
    key_.assign(query.key);
    const bool matched = pattern_.regex->Match(key_, pattern_.groups ? &spans_ : nullptr);
    if (matched == pattern_.negated) return answer.SetAbsent(status::kOk);
    if (flags.match_only || pattern_.negated || !pattern_.groups) {
      return SetFoundValue(query, {}, flags, answer);
    }
    std::vector<int> asked;
    if (!query.args.empty() && !ParseFields(query.args[0], pattern_.regex->group_count(),
                                            *definition_.environment, asked)) {
      return answer.SetAbsent(status::kOk);
    }
    if (!JoinFields(query.args.empty() ? pattern_.fields : asked)) {
      return answer.SetAbsent(status::kOk);
    }
    SetFoundValue(query, text_, flags, answer);
  }

 private:
  // Puts the groups into text_; false when the result would not hold together.
  bool JoinFields(const std::vector<int>& fields) {
    text_.clear();
    BalanceKeeper keeper(text_);
    for (size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) text_ += pattern_.delimiter;
      const auto [begin, end] = spans_[static_cast<size_t>(fields[i])];
      if (begin >= 0 && end > begin) {
        keeper.Copy(std::string_view(key_).substr(static_cast<size_t>(begin),
                                                  static_cast<size_t>(end - begin)));
      }
    }
    return keeper.IsBalanced();
  }

  MapDefinition& definition_;
  Pattern pattern_;
  std::string key_, text_;
  std::vector<PosixRegex::Span> spans_;
};

// What the flags ask for, before the pattern is compiled.
struct RegexFlags {
  PosixRegex::Options options;
  std::string_view fields;  // -s
};

// Takes one flag; letters it does not know are passed over in silence, as in sendmail.
void ApplyFlag(const FlagReader& reader, RegexFlags& regex, Pattern& pattern, MapFlags& flags) {
  const char letter = reader.letter();
  if (letter == 'n') pattern.negated = true;
  if (letter == 'f') regex.options.fold_case = false;
  if (letter == 'b') regex.options.extended = false;
  if (letter == 'd') pattern.delimiter = reader.Text();
  if (letter == 'a') flags.suffix = reader.Text();
  if (letter == 'm') flags.match_only = true;
  if (letter == 'q') flags.keep_quotes = true;
  if (letter == 'S') flags.space_substitute = reader.Byte();
  if (letter == 'D') flags.not_when_deferred = true;
  if (letter == 's') {
    regex.options.groups = true;
    regex.fields = reader.Text();
  }
}

// The groups of -s, or all of them; false when one does not exist.
bool ChooseFields(std::string_view list, Environment& environment, Pattern& pattern) {
  const size_t count = pattern.regex->group_count();
  if (!list.empty()) return ParseFields(list, count, environment, pattern.fields);
  for (size_t i = 0; i <= count && i < kMostFields; ++i) {
    pattern.fields.push_back(static_cast<int>(i));
  }
  return true;
}

std::unique_ptr<MapReader> Parse(MapDefinition& definition, std::string_view arguments) {
  Environment& environment = *definition.environment;
  Pattern pattern;
  pattern.delimiter = kDefaultDelimiter;
  RegexFlags regex;
  FlagReader reader(arguments);
  while (reader.Next()) ApplyFlag(reader, regex, pattern, definition.settings.flags);
  pattern.groups = regex.options.groups;
  Result<std::unique_ptr<PosixRegex>> compiled =
      PosixRegex::Compile(std::string(reader.Remainder()), regex.options);
  if (!compiled) {
    environment.Say("pattern-compile-error: " + compiled.failure().message, status::kSoftware);
    return nullptr;
  }
  pattern.regex = std::move(*compiled);
  if (pattern.groups && !ChooseFields(regex.fields, environment, pattern)) return nullptr;
  return std::make_unique<RegexReader>(definition, std::move(pattern));
}

}  // namespace

extern const MapType k_regex;
const MapType k_regex = {
    .name = "regex",
    .summary = "matches the key against a POSIX regular expression",
    .flags = "aDbdfmnqsS",
    .parse = Parse,
};

}  // namespace mw::maps
