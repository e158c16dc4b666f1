// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "migrate/recovery.h"

namespace mw::migrate {
namespace {

constexpr size_t kMaxRules = 3'000;  // of a ruleset that is compared rule by rule

// Rulesets into which the library puts text of the site.
constexpr struct {
  std::string_view ruleset;
  Section section;
} kHooks[] = {
    {"ParseLocal", Section::kRule0}, {"98", Section::kRule0},        {"1", Section::kRule1},
    {"2", Section::kRule2},          {"Canonify2", Section::kRule3}, {"96", Section::kRule3},
    {"Parse1", Section::kNetConfig},
};

const Section* HookOf(std::string_view ruleset) {
  for (const auto& hook : kHooks) {
    if (hook.ruleset == ruleset) return &hook.section;
  }
  return nullptr;
}

// For each rule of `a` whether it is one of a longest common run of both lists, in order.
std::vector<bool> Common(const std::vector<const CfLine*>& a, const std::vector<const CfLine*>& b) {
  const size_t n = a.size(), m = b.size();
  std::vector<std::vector<uint16_t>> length(n + 1, std::vector<uint16_t>(m + 1, 0));
  for (size_t i = n; i-- > 0;) {
    for (size_t j = m; j-- > 0;) {
      length[i][j] = a[i]->text == b[j]->text ? static_cast<uint16_t>(length[i + 1][j + 1] + 1)
                                              : std::max(length[i + 1][j], length[i][j + 1]);
    }
  }
  std::vector<bool> out(n, false);
  for (size_t i = 0, j = 0; i < n && j < m;) {
    if (a[i]->text == b[j]->text) {
      out[i++] = true;
      j++;
    } else if (length[i + 1][j] >= length[i][j + 1]) {
      i++;
    } else {
      j++;
    }
  }
  return out;
}

// Rulesets that `text` calls.
void AddCalls(const std::string& text, std::vector<std::string>& names) {
  size_t at = 0;
  while ((at = text.find("$>", at)) != std::string::npos) {
    at += 2;
    while (at < text.size() && (IsBlank(text[at]) || text[at] == '"' || text[at] == '+')) at++;
    size_t end = at;
    while (end < text.size() && (IsAlpha(text[end]) || IsDigit(text[end]) || text[end] == '_'))
      end++;
    if (end > at) names.push_back(text.substr(at, end - at));
  }
}

}  // namespace

void Recovery::Keep(Section section, const CfLine& line, const std::string& text) {
  draft_.sections[static_cast<size_t>(section)].push_back(text);
  if (line.letter != 'S') remainder_.kept.push_back({section, line});
}

void Recovery::KeepRest() {
  remainder_.unknown = lines_.unknown();
  KeepSettings();
  KeepRules();
  CfLines lines;
  // What an expansion of m4 has spoilt stays among the differences.
  (void)Compile(draft_, lines);
  best_ = std::move(lines);
  NoteDifferences();
}

void Recovery::KeepSettings() {
  std::set<std::string> mailers;
  for (const size_t i : OnlyIn(lines_, best_)) {
    const CfLine& line = lines_.all()[i];
    if (line.letter == 'C' || line.letter == 'T') {
      const size_t blank = line.text.find(' ');
      const std::string word = line.text.substr(blank + 1);
      const std::string head = line.letter == 'T' ? "T" : line.text.substr(0, blank);
      Keep(Section::kConfig, line, head + word);
    } else if (line.letter == 'M') {
      const std::string name = line.text.substr(1, line.text.find(',') - 1);
      const CfLine* whole = lines_.FindMailer(name);
      if (whole == nullptr || best_.FindMailer(name) != nullptr) continue;
      if (mailers.insert(name).second) Keep(Section::kMailers, line, whole->text);
    } else if (std::string_view("DFKHOPEXQ").find(line.letter) != std::string_view::npos) {
      Keep(Section::kConfig, line, line.letter == 'H' ? line.raw : line.text);
    }
  }
}

void Recovery::KeepRules() {
  std::vector<std::string> names;
  for (const CfLine& line : lines_.all()) {
    const bool known = std::find(names.begin(), names.end(), line.ruleset) != names.end();
    if (line.letter == 'S' && !known) names.push_back(line.ruleset);
  }
  size_t rules = 0, foreign = 0;
  for (const CfLine& line : lines_.all()) rules += line.letter == 'R';
  for (const size_t i : OnlyIn(lines_, best_)) foreign += lines_.all()[i].letter == 'R';
  // Rules of another library: only those in the places that belong to the site are the site's.
  const bool same_library = foreign * 3 < rules + 30;
  std::vector<std::string> wanted;
  for (const std::string& name : names) {
    if (same_library || name.starts_with("Local_") || name == "ParseLocal" || name == "98" ||
        name == "1" || name == "2") {
      wanted.push_back(name);
    }
  }
  for (const Remainder::Kept& kept : remainder_.kept) AddCalls(kept.line.text, wanted);
  std::set<std::string> done;
  for (size_t i = 0; i < wanted.size(); i++) {
    if (!lines_.HasRuleset(wanted[i]) || !done.insert(wanted[i]).second) continue;
    const size_t before = remainder_.kept.size();
    KeepRuleset(wanted[i]);
    for (size_t k = before; k < remainder_.kept.size(); k++) {
      AddCalls(remainder_.kept[k].line.text, wanted);
    }
  }
}

void Recovery::KeepRuleset(const std::string& name) {
  const std::vector<const CfLine*> target = lines_.Rules(name);
  const std::vector<const CfLine*> made = best_.Rules(name);
  if (target.size() > kMaxRules || made.size() > kMaxRules) return;
  const std::vector<bool> common = Common(target, made);
  const auto extra = static_cast<size_t>(std::count(common.begin(), common.end(), false));
  const bool absent = !best_.HasRuleset(name);
  if (extra == 0 && !absent) return;
  if (const Section* section = HookOf(name); section != nullptr && !absent) {
    for (size_t i = 0; i < target.size(); i++) {
      if (!common[i]) Keep(*section, *target[i], target[i]->raw);
    }
    return;
  }
  // A ruleset can be gone on with; nothing can be put between its rules.
  const bool at_end = std::find(common.begin(), common.end() - static_cast<std::ptrdiff_t>(extra),
                                false) == common.end() - static_cast<std::ptrdiff_t>(extra);
  if (!absent && !at_end) return;
  const auto head = std::find_if(lines_.all().begin(), lines_.all().end(), [&](const CfLine& line) {
    return line.letter == 'S' && line.ruleset == name;
  });
  Keep(Section::kRulesets, *head, absent ? head->text : 'S' + name);
  for (size_t i = 0; i < target.size(); i++) {
    if (!common[i]) Keep(Section::kRulesets, *target[i], target[i]->raw);
  }
}

void Recovery::NoteDifferences() {
  for (const size_t i : OnlyIn(lines_, best_)) remainder_.lost.push_back(lines_.all()[i]);
  for (const size_t i : OnlyIn(best_, lines_)) remainder_.added.push_back(best_.all()[i]);
  std::erase_if(remainder_.kept, [&](const Remainder::Kept& kept) {
    return std::any_of(remainder_.lost.begin(), remainder_.lost.end(), [&](const CfLine& line) {
      return line.line == kept.line.line && line.text == kept.line.text;
    });
  });
}

}  // namespace mw::migrate
