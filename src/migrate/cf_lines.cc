// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/cf_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "cf/reader.h"

namespace mw::migrate {
namespace {

std::string SingleBlanks(std::string_view text) {
  return fmt::format("{}", fmt::join(SplitWords(text), " "));
}

// "canonify=3" and " Name # x" to the name.
std::string RulesetName(std::string_view text) {
  text = Trim(text);
  return std::string(Trim(text.substr(0, text.find('='))));
}

// With a blank on each side of every operator, so that `a< @b` and `a < @ b` are the same.
std::string Spread(std::string_view text) {
  std::string out;
  bool quoted = false;
  for (size_t i = 0; i < text.size(); i++) {
    const char c = text[i];
    if (c == '"') quoted = !quoted;
    const bool mark = !quoted && std::string_view("<>@:|,").find(c) != std::string_view::npos;
    const bool part_of_symbol = i > 0 && text[i - 1] == '$';
    if (mark && !part_of_symbol) out += ' ';
    out += c;
    if (mark) out += ' ';
  }
  return SingleBlanks(out);
}

// The value of an equate as it is written in "Mname, P=..., A=...": the model has it without its backslashes.
std::string WrittenValue(const std::string& text, char key) {
  for (size_t at = text.find(','); at != std::string::npos; at = text.find(',', at + 1)) {
    size_t begin = at + 1;
    while (begin < text.size() && IsBlank(text[begin])) begin++;
    if (begin + 1 >= text.size() || text[begin] != key || text[begin + 1] != '=') continue;
    // Arguments may hold commas and reach to the end of the line.
    const size_t end = key == 'A' ? std::string::npos : text.find(',', begin);
    return std::string(Trim(std::string_view(text).substr(
        begin + 2, end == std::string::npos ? end : end - begin - 2)));
  }
  return "";
}

}  // namespace

CfLines::CfLines(const cf::Config& config) {
  std::string ruleset;
  for (const cf::Item& item : config.items) {
    CfLine line;
    line.letter = item.letter;
    line.line = item.line;
    line.raw = cf::Untranslate(item.text, config.names);
    line.text = SingleBlanks(line.raw);
    if (const auto* version = std::get_if<cf::VersionLine>(&item.fields)) {
      level_ = version->level;
      continue;
    }
    if (const auto* macro = std::get_if<cf::MacroLine>(&item.fields); macro && macro->id == 'Z') {
      version_ = macro->value;
      continue;
    }
    if (const auto* set = std::get_if<cf::RulesetLine>(&item.fields)) {
      ruleset = RulesetName(set->text);
    }
    if (item.letter == 'S' || item.letter == 'R') line.ruleset = ruleset;
    if (const auto* rule = std::get_if<cf::RuleLine>(&item.fields)) {
      const std::string lhs = cf::Untranslate(rule->lhs, config.names);
      const std::string rhs = cf::Untranslate(rule->rhs, config.names);
      line.raw = fmt::format("R{}\t{}", Trim(lhs), SingleBlanks(rhs));
      line.text = fmt::format("R{} -> {}", Spread(lhs), Spread(rhs));
      if (!rule->has_tab) line.raw = 'R' + lhs;
    }
    AddParts(line, item, config.names);
    const bool unknown = std::holds_alternative<cf::UnknownLine>(item.fields);
    if (!unknown && !line.whole) all_.push_back(std::move(line));
    if (unknown) unknown_.push_back(std::move(line));
  }
}

// The words of a C or T line, and the equates of an M line, behind the line itself.
void CfLines::AddParts(CfLine& line, const cf::Item& item, const cf::MacroNames& names) {
  std::vector<std::string> parts;
  if (const auto* words = std::get_if<cf::ClassLine>(&item.fields)) {
    const std::string text = cf::Untranslate(words->words, names);
    const std::string head = "C" + names.Printed(words->id) + ' ';
    for (const std::string_view word : SplitWords(text)) parts.push_back(head + std::string(word));
  } else if (const auto* mailer = std::get_if<cf::MailerLine>(&item.fields)) {
    for (const cf::MailerEquate& equate : mailer->equates) {
      std::string value = WrittenValue(line.text, equate.key);
      if (equate.key == 'F') {  // a set
        std::sort(value.begin(), value.end());
        value.erase(std::unique(value.begin(), value.end()), value.end());
      }
      parts.push_back(fmt::format("M{}, {}={}", mailer->name, equate.key, value));
    }
  } else {
    return;
  }
  line.whole = true;
  all_.push_back(line);
  for (std::string& part : parts) {
    CfLine more = line;
    more.whole = false;
    more.part = true;
    more.text = std::move(part);
    all_.push_back(std::move(more));
  }
}

const CfLine* CfLines::FindMailer(std::string_view name) const {
  const std::string head = fmt::format("M{},", name);
  for (const CfLine& line : all_) {
    if (line.letter == 'M' && line.whole && line.text.starts_with(head)) return &line;
  }
  return nullptr;
}

std::string CfLines::Text() const {
  std::string out;
  for (const CfLine& line : all_) {
    if (line.part) continue;
    out += line.text;
    out += '\n';
  }
  return out;
}

std::vector<const CfLine*> CfLines::Rules(std::string_view ruleset) const {
  std::vector<const CfLine*> out;
  for (const CfLine& line : all_) {
    if (line.letter == 'R' && line.ruleset == ruleset) out.push_back(&line);
  }
  return out;
}

bool CfLines::HasRuleset(std::string_view name) const {
  return std::any_of(all_.begin(), all_.end(), [&](const CfLine& line) {
    return line.letter == 'S' && line.ruleset == name;
  });
}

std::vector<size_t> OnlyIn(const CfLines& a, const CfLines& b) {
  std::unordered_map<std::string, size_t> counts;
  for (const CfLine& line : b.all()) {
    if (!line.whole) counts[line.Key()]++;
  }
  std::vector<size_t> out;
  for (size_t i = 0; i < a.all().size(); i++) {
    if (a.all()[i].whole) continue;
    size_t& count = counts[a.all()[i].Key()];
    if (count > 0) {
      count--;
    } else {
      out.push_back(i);
    }
  }
  return out;
}

size_t Distance(const CfLines& a, const CfLines& b) {
  size_t sum = 0;
  const auto add = [&](const CfLines& x, const CfLines& y) {
    for (const size_t i : OnlyIn(x, y)) {
      const char letter = x.all()[i].letter;
      sum += letter == 'R' || letter == 'S' ? 1 : kSettingWeight;
    }
  };
  add(a, b);
  add(b, a);
  return sum;
}

}  // namespace mw::migrate
