// SPDX-License-Identifier: BSD-2-Clause
#include "rewrite/rulebook.h"

#include <fmt/format.h>

#include <cstdlib>

#include "base/text.h"

namespace mw::rewrite {

void Ruleset::AddRule(Rule rule) {
  filters.push_back(rule.pattern.filter());
  rules.push_back(std::move(rule));
}

Rulebook::Rulebook() {
  for (int i = 0; i < kRulesets; i++) {
    Ruleset& set = rulesets[static_cast<size_t>(i)];
    set.number = i;
    set.name = std::to_string(i);
  }
}

void Rulebook::SetMacro(uint8_t id, std::string value) {
  if (deferred_[id] && macros_[id] != value) generation_++;
  macros_[id] = std::move(value);
}

void Rulebook::UnsetMacro(uint8_t id) {
  if (deferred_[id] && macros_[id]) generation_++;
  macros_[id].reset();
}

void Rulebook::SetVolatileMacro(uint8_t id, const std::string* value) {
  if (!volatile_[id]) generation_++;
  volatile_[id] = true;
  if (value != nullptr) {
    macros_[id] = *value;
  } else {
    macros_[id].reset();
  }
}

void Rulebook::SetMacro(std::string_view name, std::string value) {
  cf::Complaints ignored;
  const uint8_t id = names.Enter(name, ignored);
  if (id != 0) SetMacro(id, std::move(value));
}

void Rulebook::ReplaceText(const char* text, const Token& token) {
  for (Ruleset& set : rulesets) {
    for (Rule& rule : set.rules) {
      for (Token& part : rule.rhs) {
        if (part.text == text) part = token;
      }
    }
  }
}

namespace {

// strtol as sendmail uses it here: no sign is expected, the value is cut to what fits.
int LeadingNumber(std::string_view text, size_t& used) {
  int64_t value = 0;
  used = 0;
  while (used < text.size() && IsDigit(text[used])) {
    value = std::min<int64_t>(value * 10 + (text[used++] - '0'), INT32_MAX);
  }
  return static_cast<int>(value);
}

bool IsNameByte(char c) { return IsAlpha(c) || IsDigit(c) || c == '_'; }

}  // namespace

int Rulebook::RulesetNumber(std::string_view text, bool enter, size_t& end,
                            cf::Complaints& complaints) {
  size_t at = 0;
  while (at < text.size() && IsSpace(text[at])) at++;
  if (at < text.size() && IsDigit(text[at])) {
    size_t used = 0;
    const int number = LeadingNumber(text.substr(at), used);
    end = at + used;
    if (number < kMaxNumber) return number;
    complaints.push_back({fmt::format("bad ruleset {} ({} max)", number, kMaxNumber)});
    return -1;
  }
  const size_t begin = at;
  while (at < text.size() && IsNameByte(text[at])) at++;
  end = at;
  if (at == begin || !IsAlpha(text[begin])) {
    complaints.push_back(
        {fmt::format("invalid ruleset name: \"{}\"",
                     text.substr(begin, std::min<size_t>(20, text.size() - begin)))});
    return -1;
  }
  const std::string_view name = text.substr(begin, at - begin);
  if (!enter) {
    const auto found = ruleset_numbers_.find(std::string(name));
    if (found == ruleset_numbers_.end()) return -1;
    // A name whose definition was refused gets an empty ruleset at its first use.
    if (found->second < 0 && next_ruleset_ > kMaxNumber) found->second = --next_ruleset_;
    return found->second;
  }
  size_t used = 0;
  const int number = EnterRuleset(name, text.substr(begin), used, complaints);
  end = begin + std::max(used, name.size());
  return number;
}

// `rest` begins with the name.
int Rulebook::EnterRuleset(std::string_view name, std::string_view rest, size_t& used,
                           cf::Complaints& complaints) {
  int& known = ruleset_numbers_.try_emplace(std::string(name), -1).first->second;
  size_t at = name.size();
  while (at < rest.size() && IsSpace(rest[at])) at++;
  int number = -1;
  if (at < rest.size() && rest[at] == '=') {
    at++;
    while (at < rest.size() && IsSpace(rest[at])) at++;
    size_t digits = 0;
    number = LeadingNumber(rest.substr(at), digits);
    if (digits == 0) {
      complaints.push_back(
          {fmt::format("bad ruleset definition \"{}\" (number required after `=')", rest)});
      number = -1;
    } else if (number >= kMaxNumber) {
      complaints.push_back(
          {fmt::format("bad ruleset number {} in \"{}\" ({} max)", number, rest, kMaxNumber)});
      number = -1;
    }
    used = at + digits;
  } else if (known >= 0) {
    number = known;
  } else if (--next_ruleset_ >= kMaxNumber) {
    number = next_ruleset_;
  } else {
    complaints.push_back({fmt::format("{}: too many named rulesets ({} max)", name, kMaxNumber)});
  }
  if (known >= 0 && number >= 0 && number != known) {
    complaints.push_back(
        {fmt::format("{}: ruleset changed value (old {}, new {})", rest, known, number)});
    number = known;
  } else if (number >= 0) {
    known = number;
  }
  if (number >= 0) {
    rulesets[static_cast<size_t>(number)].name = std::string(name.substr(0, 16));
    rulesets[static_cast<size_t>(number)].defined = true;
  }
  return number;
}

}  // namespace mw::rewrite
