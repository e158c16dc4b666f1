// SPDX-License-Identifier: BSD-2-Clause
#include "mc/headers.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace mw::mc {
namespace {

constexpr size_t kTextColumn = 8;      // continuations: text at column 9 or later
constexpr size_t kExampleColumn = 15;  // examples: from column 16 on

constexpr std::string_view kProvisionKinds[] = {"map",    "ruleset", "hook", "class",
                                                "macro",  "option",  "flag", "mailer",
                                                "define", "header",  "rules"};
constexpr std::string_view kNeedKinds[] = {"feature", "mailer", "define", "command",
                                           "ostype",  "domain", "hack"};
constexpr std::string_view kPlaces[] = {"before MAILER", "after OSTYPE", "after FEATURE", "first",
                                        "last",          "anywhere",     "repeatable"};

bool IsOneOf(std::string_view word, auto& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// A field with its items, each a line.
struct Field {
  std::string_view keyword;
  size_t line = 0;
  std::vector<std::string_view> items;
};

// What the functions for the fields work on.
struct Reading {
  Header& header;
  std::vector<HeaderFault>& faults;
  HeaderFields wanted = HeaderFields::kAll;
  size_t line = 0;  // of the item in hand

  void Fault(std::string message) { faults.push_back({line, std::move(message)}); }
};

// Takes `prefix` off the front of `text`; false when it is not there.
bool Take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// Takes the word at the front of `text`, and the blanks behind it.
std::string TakeWord(std::string_view& text) {
  const size_t end = std::min(text.find(' '), text.size());
  std::string word(text.substr(0, end));
  text = Trim(text.substr(end));
  return word;
}

// "name [properties] meaning": the three parts. The bracket ends at the first "] " (or at the end).
struct Bracketed {
  std::string name;
  std::vector<std::string_view> properties;
  std::string_view meaning;
};
std::optional<Bracketed> SplitBracketed(std::string_view item) {
  Bracketed parts;
  parts.name = TakeWord(item);
  if (!Take(item, "[")) return std::nullopt;
  size_t end = item.find("] ");
  if (end == std::string_view::npos && item.ends_with(']')) end = item.size() - 1;
  if (end == std::string_view::npos) return std::nullopt;
  // A default may hold commas: it runs up to the next property that is one.
  std::string_view inside = item.substr(0, end);
  parts.meaning = Trim(item.substr(end + 1));
  for (const std::string_view piece : Split(inside, ',')) {
    const std::string_view word = Trim(piece);
    const bool starts = parts.properties.empty() || word == "any case" || word == "first letter" ||
                        word == "repeated" || word.starts_with("one of ") ||
                        word.starts_with("default ");
    if (starts) {
      parts.properties.push_back(word);
    } else {
      std::string_view& last = parts.properties.back();
      last = std::string_view(last.data(),
                              static_cast<size_t>(word.data() + word.size() - last.data()));
    }
  }
  return parts;
}

void ReadArgument(std::string_view item, Reading& reading) {
  const std::optional<Bracketed> parts = SplitBracketed(item);
  if (!parts || parts->meaning.empty()) {
    reading.Fault("expected 'name [required] meaning' or 'name [optional, ...] meaning'");
    return;
  }
  HeaderArgument argument;
  argument.name = parts->name;
  argument.meaning = parts->meaning;
  bool first = true;
  for (std::string_view property : parts->properties) {
    if (first) {
      argument.required = property == "required";
      if (property != "required" && property != "optional") {
        reading.Fault(fmt::format("expected 'required' or 'optional', found {}", Quote(property)));
      }
    } else if (Take(property, "default ")) {
      argument.default_text = property;
    } else if (Take(property, "one of ")) {
      for (const std::string_view word : Split(property, '/')) argument.words.emplace_back(word);
    } else if (property == "any case") {
      argument.any_case = true;
    } else if (property == "first letter") {
      argument.first_letter = true;
    } else if (property == "repeated") {
      argument.repeated = true;
    } else {
      reading.Fault(fmt::format("unknown property {}", Quote(property)));
    }
    first = false;
  }
  reading.header.arguments.push_back(std::move(argument));
}

void ReadSetting(std::string_view item, Reading& reading) {
  const std::optional<Bracketed> parts = SplitBracketed(item);
  if (!parts || parts->meaning.empty() || parts->properties.size() != 1) {
    reading.Fault("expected 'NAME [unset] meaning' or 'NAME [default text] meaning'");
    return;
  }
  HeaderSetting setting{parts->name, std::nullopt, std::string(parts->meaning)};
  std::string_view property = parts->properties[0];
  if (Take(property, "default ")) {
    setting.default_text = property;
  } else if (property != "unset") {
    reading.Fault(fmt::format("unknown property {}", Quote(property)));
  }
  reading.header.settings.push_back(std::move(setting));
}

void ReadProvisions(std::string_view item, Reading& reading) {
  for (const std::string_view piece : Split(item, ',')) {
    std::string_view rest = Trim(piece);
    const std::string kind = TakeWord(rest);
    if (!IsOneOf(kind, kProvisionKinds) || rest.empty()) {
      reading.Fault(fmt::format("expected a kind and a name, found {}", Quote(Trim(piece))));
      continue;
    }
    reading.header.provides.push_back({kind, std::string(rest)});
  }
}

// "argument N missing", "argument N given", "argument N is WORD".
bool ReadCondition(std::string_view text, HeaderNeed& need) {
  if (!Take(text, "argument ")) return false;
  const std::string number = TakeWord(text);
  const char* end = number.data() + number.size();
  const auto [stop, error] = std::from_chars(number.data(), end, need.argument);
  if (error != std::errc() || stop != end || need.argument == 0) return false;
  if (text == "missing") {
    need.condition = HeaderNeed::Condition::kArgumentMissing;
  } else if (text == "given") {
    need.condition = HeaderNeed::Condition::kArgumentGiven;
  } else if (Take(text, "is ")) {
    need.condition = HeaderNeed::Condition::kArgumentIs;
    need.word = text;
  } else {
    return false;
  }
  return true;
}

void ReadNeed(std::string_view item, Reading& reading, std::vector<HeaderNeed>& needs) {
  HeaderNeed need;
  std::string_view rest = item;
  const size_t colon = rest.find(" : ");
  if (colon != std::string_view::npos) {
    need.note = Trim(rest.substr(colon + 3));
    rest = Trim(rest.substr(0, colon));
  }
  need.warning = Take(rest, "warning ");
  need.kind = TakeWord(rest);
  need.name = TakeWord(rest);
  if (rest == "before" || rest.starts_with("before ")) {
    need.before = true;
    TakeWord(rest);
  }
  const bool good = IsOneOf(need.kind, kNeedKinds) && !need.name.empty() &&
                    (rest.empty() || (Take(rest, "if ") && ReadCondition(rest, need)));
  if (!good) {
    reading.Fault(
        fmt::format("expected a kind, a name, 'before', 'if argument N ...' and a note, "
                    "found {}",
                    Quote(item)));
    return;
  }
  needs.push_back(std::move(need));
}

void ReadRequirement(std::string_view item, Reading& reading) {
  ReadNeed(item, reading, reading.header.required);
}
void ReadConflict(std::string_view item, Reading& reading) {
  ReadNeed(item, reading, reading.header.conflicts);
}

void ReadPlace(std::string_view item, Reading& reading) {
  for (const std::string_view piece : Split(item, ',')) {
    const std::string_view place = Trim(piece);
    if (!IsOneOf(place, kPlaces)) reading.Fault(fmt::format("unknown place {}", Quote(place)));
    reading.header.place.emplace_back(place);
  }
}

void ReadName(std::string_view item, Reading& reading) { reading.header.name = item; }
void ReadSince(std::string_view item, Reading& reading) { reading.header.since = item; }

void Join(std::string& sentence, std::string_view between, std::string_view more) {
  if (!sentence.empty()) sentence += between;
  sentence += more;
}
void ReadSummary(std::string_view item, Reading& reading) {
  Join(reading.header.summary, " ", item);
}
void ReadDeprecated(std::string_view item, Reading& reading) {
  Join(reading.header.deprecated, " ", item);
}

void ReadMap(std::string_view item, Reading& reading) {
  std::vector<std::string>& maps = reading.header.maps;
  if (item.find(" -> ") != std::string_view::npos) {
    maps.emplace_back(item);
  } else if (maps.empty()) {
    reading.Fault("expected 'map key -> value'");
  } else {
    Join(maps.back(), "; ", item);
  }
}

void ReadExample(std::string_view item, Reading& reading) {
  reading.header.example.emplace_back(item);
}

// The fields in the order in which they stand in a block.
struct FieldRow {
  std::string_view keyword;
  bool must;
  bool for_calls;
  void (*read)(std::string_view item, Reading& reading);
};
constexpr FieldRow kFields[] = {
    {"NAME", true, true, ReadName},
    {"SUMMARY", true, false, ReadSummary},
    {"DEPRECATED", false, true, ReadDeprecated},
    {"ARGUMENTS", true, true, ReadArgument},
    {"SETTINGS", false, false, ReadSetting},
    {"PROVIDES", true, false, ReadProvisions},
    {"REQUIRES", false, true, ReadRequirement},
    {"CONFLICTS", false, true, ReadConflict},
    {"PLACE", true, true, ReadPlace},
    {"SINCE", false, false, ReadSince},
    {"MAP", false, false, ReadMap},
    {"EXAMPLE", true, false, ReadExample},
};

// Behind the last row for calls.
constexpr size_t kEndForCalls = [] {
  size_t end = std::size(kFields);
  while (!kFields[end - 1].for_calls) --end;
  return end;
}();

size_t KeywordLength(std::string_view line) {
  size_t length = 0;
  while (length < line.size() && line[length] >= 'A' && line[length] <= 'Z') ++length;
  return length < line.size() && line[length] != ' ' ? 0 : length;
}

// Calls `use` with each field of the block behind the licence, in their order, until it returns false.
template <typename Use>
void ForEachField(std::string_view text, std::vector<HeaderFault>& faults, Use use) {
  Field field;
  size_t begin = text.find('\n');  // behind the licence
  for (size_t number = 2; begin < text.size(); ++number) {
    const size_t end = std::min(text.find('\n', ++begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (!line.starts_with("dnl ")) break;
    begin = end;
    if (line.find('\t') != std::string_view::npos) faults.push_back({number, "a tab in the block"});
    const size_t keyword = KeywordLength(line.substr(4));
    if (keyword > 0) {
      if (!field.keyword.empty() && !use(field)) return;
      field.keyword = line.substr(4, keyword);
      field.line = number;
      field.items.assign(1, Trim(line.substr(4 + keyword)));
      continue;
    }
    const size_t column = line.find_first_not_of(' ', 3);
    if (field.keyword.empty() || column == std::string_view::npos || column < kTextColumn) {
      faults.push_back({number, "expected a field or its continuation at column 9 or later"});
      continue;
    }
    const bool example = field.keyword == "EXAMPLE";
    field.items.push_back(line.substr(example ? std::min(column, kExampleColumn) : column));
  }
  if (!field.keyword.empty()) use(field);
}

void ReadField(const Field& field, size_t& next_row, Reading& reading) {
  const auto row = std::find_if(std::begin(kFields), std::end(kFields),
                                [&](const FieldRow& one) { return one.keyword == field.keyword; });
  reading.line = field.line;
  if (row == std::end(kFields)) {
    reading.Fault(fmt::format("unknown field {}", Quote(field.keyword)));
    return;
  }
  const auto index = static_cast<size_t>(row - std::begin(kFields));
  if (index < next_row) {
    reading.Fault(fmt::format("{} comes twice or too late", field.keyword));
    return;
  }
  for (; next_row < index; ++next_row) {
    if (kFields[next_row].must) reading.Fault(fmt::format("no {}", kFields[next_row].keyword));
  }
  ++next_row;
  if (reading.wanted == HeaderFields::kForCalls && !row->for_calls) return;
  if (field.items.size() == 1 && field.items[0] == "-") return;
  for (const std::string_view item : field.items) {
    if (item.empty()) reading.Fault(fmt::format("{} is empty", field.keyword));
    if (!item.empty()) row->read(item, reading);
    ++reading.line;
  }
}

}  // namespace

bool Header::HasPlace(std::string_view word) const {
  return std::find(place.begin(), place.end(), word) != place.end();
}

std::optional<Header> HeaderFromText(std::string_view text, std::vector<HeaderFault>& faults,
                                     HeaderFields wanted) {
  if (!text.starts_with("dnl SPDX-License-Identifier: ")) return std::nullopt;
  std::vector<HeaderFault> found;
  Header header;
  Reading reading{header, found, wanted};
  size_t next_row = 0, last_line = 0;
  bool begun = false, is_block = false;
  ForEachField(text, found, [&](const Field& field) {
    if (!begun) is_block = field.keyword == kFields[0].keyword;
    begun = true;
    last_line = field.line;
    if (is_block) ReadField(field, next_row, reading);
    return is_block && (wanted == HeaderFields::kAll || next_row < kEndForCalls);
  });
  if (!is_block) return std::nullopt;
  if (wanted == HeaderFields::kForCalls) return header;  // the block was not read to its end
  reading.line = last_line;
  for (; next_row < std::size(kFields); ++next_row) {
    if (kFields[next_row].must) reading.Fault(fmt::format("no {}", kFields[next_row].keyword));
  }
  faults.insert(faults.end(), found.begin(), found.end());
  return header;
}

}  // namespace mw::mc
