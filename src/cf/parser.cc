// SPDX-License-Identifier: BSD-2-Clause
#include "cf/parser.h"

#include <fmt/format.h>

#include <cstdlib>

#include "base/text.h"
#include "cf/findings.h"
#include "cf/reader.h"
#include "cf/symbols.h"

namespace mw::cf {
namespace {

struct LineContext {
  Config& config;
  Item& item;
  Sink& sink;
  bool in_ruleset = false;
};

void Report(LineContext& context, const DiagnosticKind& kind, std::string message) {
  context.sink.Add(Diagnostic(kind, context.item.range, std::move(message)));
}

std::string_view AfterLetter(const Item& item) { return std::string_view(item.text).substr(1); }

// Reads the name of a D, C or F line; `rest` is moved behind it.
uint8_t ReadName(LineContext& context, std::string_view& rest) {
  const MacroNames::Parsed name = context.config.names.Parse(rest, context.item.complaints);
  rest.remove_prefix(std::min(name.length, rest.size()));
  return name.id;
}

Fields ParseMacro(LineContext& context) {
  std::string_view rest = AfterLetter(context.item);
  MacroLine line;
  line.id = ReadName(context, rest);
  size_t at = 0;
  line.value = Unquote(rest, at, '\0');
  return line;
}

Fields ParseClass(LineContext& context) {
  std::string_view rest = AfterLetter(context.item);
  ClassLine line;
  line.id = ReadName(context, rest);
  line.words = rest;
  return line;
}

Fields ParseTrusted(LineContext& context) {
  return ClassLine{'t', std::string(AfterLetter(context.item))};
}

Fields ParseClassFile(LineContext& context) {
  std::string_view rest = AfterLetter(context.item);
  ClassFileLine line;
  line.id = ReadName(context, rest);
  line.rest = rest;
  return line;
}

Fields ParseOption(LineContext& context) {
  std::string_view rest = AfterLetter(context.item);
  OptionLine line;
  if (!rest.starts_with(' ')) {
    if (!rest.empty()) {
      line.letter = rest[0];
      line.value = rest.substr(1);
    }
    return line;
  }
  rest.remove_prefix(1);
  const size_t equals = rest.find('=');
  std::string_view name = rest.substr(0, equals);
  while (!name.empty() && IsSpace(name.back())) name.remove_suffix(1);
  if (const size_t dot = name.find('.'); dot != std::string_view::npos) {
    line.suboption = name.substr(dot + 1);
    name = name.substr(0, dot);
  }
  line.name = name;
  if (equals != std::string_view::npos) {
    line.has_equals = true;
    rest.remove_prefix(equals + 1);
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    line.value = rest;
  }
  return line;
}

Fields ParseRuleset(LineContext& context) {
  context.in_ruleset = true;
  return RulesetLine{std::string(AfterLetter(context.item))};
}

// The place in the raw line where two or more blanks look like the missing tab.
std::string TabAdvice(const Item& item) {
  const size_t blanks = item.text.find("  ");
  const size_t dollar = item.text.find(" \x81:");
  if (blanks == std::string::npos && dollar == std::string::npos) {
    return "rule has no right side; expected a tab and the replacement behind the pattern";
  }
  return fmt::format("rule has no tab between left and right side; found blanks at column {}",
                     std::min(blanks, dollar) + 1);
}

Fields ParseRule(LineContext& context) {
  const std::string_view rest = AfterLetter(context.item);
  RuleLine line;
  const size_t tab = rest.find('\t');
  line.lhs = rest.substr(0, tab);
  if (!context.in_ruleset) {
    Report(context, kRuleWithoutSet, "rule before the first S line belongs to no ruleset");
  } else if (tab == std::string_view::npos) {
    Report(context, kTabMissing, TabAdvice(context.item));
  }
  if (tab == std::string_view::npos) return line;
  line.has_tab = true;
  const size_t rhs = std::min(rest.find_first_not_of('\t', tab), rest.size());
  const size_t end = rest.find('\t', rhs);
  line.rhs = rest.substr(rhs, end == std::string_view::npos ? end : end - rhs);
  line.rhs_offset = static_cast<uint32_t>(rhs + 1);
  if (end != std::string_view::npos) line.comment = rest.substr(end + 1);
  return line;
}

Fields ParseMapLine(LineContext& context) { return ParseMap(AfterLetter(context.item)); }

Fields ParseMailerLine(LineContext& context) {
  Complaints complaints;  // The loader parses again and complains then.
  MailerLine line = ParseMailer(AfterLetter(context.item), complaints);
  for (const Complaint& complaint : complaints) Report(context, kBadLine, complaint.text);
  return line;
}

Fields ParseVersion(LineContext& context) {
  const std::string text(AfterLetter(context.item));
  VersionLine line;
  char* end = nullptr;
  line.level = static_cast<int>(std::strtol(text.c_str(), &end, 10));
  line.valid = end != text.c_str() && (*end == '\0' || IsSpace(*end) || *end == '/');
  while (IsSpace(*end)) end++;
  if (*end == '/') line.vendor = std::string(end + 1);
  return line;
}

Fields ParsePrecedence(LineContext& context) {
  const std::string_view rest = AfterLetter(context.item);
  const size_t equals = rest.find_first_of("=\t");
  if (equals == std::string_view::npos) return UnknownLine{};
  return PrecedenceLine{std::string(rest.substr(0, equals)), std::string(rest.substr(equals + 1))};
}

Fields ParseText(LineContext& context) { return TextLine{std::string(AfterLetter(context.item))}; }

struct LineType {
  char letter;
  Fields (*parse)(LineContext&);
};
constexpr LineType kLineTypes[] = {
    {'C', ParseClass},      {'D', ParseMacro},   {'E', ParseText},       {'F', ParseClassFile},
    {'H', ParseText},       {'K', ParseMapLine}, {'M', ParseMailerLine}, {'O', ParseOption},
    {'P', ParsePrecedence}, {'Q', ParseText},    {'R', ParseRule},       {'S', ParseRuleset},
    {'T', ParseTrusted},    {'V', ParseVersion}, {'X', ParseText},
};

Fields ParseFields(LineContext& context) {
  for (const LineType& type : kLineTypes) {
    if (type.letter == context.item.letter) return type.parse(context);
  }
  return UnknownLine{};
}

}  // namespace

std::string Unquote(std::string_view text, size_t& at, char delimiter) {
  std::string out;
  bool quoted = false;
  for (; at < text.size(); at++) {
    const char c = text[at];
    if (c == '\\' && at + 1 < text.size()) {
      const char next = text[++at];
      switch (next) {
        case 'n':
          out += '\n';
          break;
        case 'r':
          out += '\r';
          break;
        case 'f':
          out += '\f';
          break;
        case 'b':
          out += '\b';
          break;
        default:
          out += next;
      }
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == '\\') {
      continue;
    } else if (quoted || delimiter == '\0' || c != delimiter) {
      out += c;
    } else {
      break;
    }
  }
  return out;
}

MailerLine ParseMailer(std::string_view text, Complaints& complaints) {
  MailerLine line;
  size_t at = 0;
  while (at < text.size() && text[at] != ',' && !IsSpace(text[at])) line.name += text[at++];
  if (at < text.size()) at++;
  if (line.name.empty()) {
    complaints.push_back({"name required for mailer"});
    return line;
  }
  while (at < text.size()) {
    while (at < text.size() && (text[at] == ',' || IsSpace(text[at]))) at++;
    if (at == text.size()) break;
    const char key = text[at];
    while (at < text.size() && text[at] != '=' && text[at] != ',') at++;
    if (at == text.size() || text[at] != '=') {
      complaints.push_back({fmt::format("mailer {}: `=' expected", line.name)});
      return line;
    }
    at++;
    while (at < text.size() && IsSpace(text[at])) at++;
    line.equates.push_back({key, Unquote(text, at, ',')});
  }
  return line;
}

MapLine ParseMap(std::string_view text) {
  MapLine line;
  size_t at = 0;
  while (at < text.size() && IsSpace(text[at])) at++;
  const size_t name = at;
  const auto is_name = [](char c) { return IsAlpha(c) || IsDigit(c) || c == '_' || c == '.'; };
  if (at < text.size() && (IsAlpha(text[at]) || IsDigit(text[at]))) {
    while (at < text.size() && is_name(text[at])) at++;
  }
  line.name = text.substr(name, at - name);
  // Whatever stands behind the name is taken for one blank: `Ka-b c` is map a of class b.
  if (at < text.size()) at++;
  while (at < text.size() && IsSpace(text[at])) at++;
  const size_t class_name = at;
  while (at < text.size() && (IsAlpha(text[at]) || IsDigit(text[at]))) at++;
  line.class_name = text.substr(class_name, at - class_name);
  if (at < text.size()) at++;
  while (at < text.size() && IsSpace(text[at])) at++;
  line.arguments = text.substr(at);
  return line;
}

Config Parse(const Source& source, SourceId id, Sink& sink) {
  Config config;
  LineReader reader(source.bytes());
  // A line has more bytes than that, and moving the items to a larger place would touch as many pages again.
  config.items.reserve(source.bytes().size() / 64);
  LogicalLine line;
  int level = 0;
  bool in_ruleset = false;
  while (reader.Next(line)) {
    if (line.text.empty() || line.text[0] == '#') continue;
    Item item;
    item.range = {{id, line.offset}, line.length};
    item.line = line.line;
    item.text = Translate(line.text, level, config.names, item.complaints);
    if (item.text.empty() && line.text.find_first_not_of(" \t\n") == std::string::npos &&
        line.text.find('\n') == std::string::npos) {
      continue;
    }
    item.letter = item.text.empty() ? '\0' : item.text[0];
    LineContext context{config, item, sink, in_ruleset};
    item.fields = ParseFields(context);
    in_ruleset = context.in_ruleset;
    if (const auto* version = std::get_if<VersionLine>(&item.fields)) level = version->level;
    if (std::holds_alternative<UnknownLine>(item.fields)) {
      if (item.letter == '\n' || IsBlank(line.text[0])) {
        Report(context, kStrayContinuation,
               "line begins with a blank but there is no line before it to continue");
      } else {
        Report(context, kUnknownLine,
               fmt::format("no line type begins with {}", Quote(line.text.substr(0, 1))));
      }
    }
    for (const Complaint& complaint : item.complaints) {
      Report(context, kBadName, Printable(complaint.text));
    }
    config.items.push_back(std::move(item));
  }
  return config;
}

}  // namespace mw::cf
