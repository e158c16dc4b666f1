// SPDX-License-Identifier: BSD-2-Clause
#include "rewrite/loader.h"

#include <fmt/format.h>

#include "base/text.h"
#include "cf/parser.h"
#include "cf/symbols.h"
#include "rewrite/compiler.h"
#include "rewrite/loading.h"

namespace mw::rewrite {

void Loading::Say(std::string_view text, int status) {
  target.listener.OnMessage(text, status, true);
}
void Loading::SayBare(std::string_view text, int status) {
  target.listener.OnMessage(text, status, false);
}
void Loading::Say(const cf::Complaints& complaints) {
  for (const cf::Complaint& complaint : complaints) Say(complaint.text, complaint.status);
}

std::string Loading::Expand(std::string_view text) {
  cf::Complaints complaints;
  std::string expanded = cf::Expand(text, rules(), complaints);
  Say(complaints);
  return expanded;
}

bool Loading::KnowsQueue(std::string_view name) const {
  for (const std::string& queue : queues) {
    if (EqualFolded(queue, name)) return true;
  }
  return false;
}

namespace {

void LoadUnknown(Loading& loading, const cf::Item& item) {
  loading.Say(fmt::format("unknown configuration line \"{}\"", item.text));
}

void LoadMacro(Loading& loading, const cf::MacroLine& line) {
  loading.rules().SetMacro(line.id, line.value);
}

void LoadClass(Loading& loading, const cf::ClassLine& line) {
  AddClassWords(loading, line.id, loading.Expand(line.words));
}

// sendmail takes the operator characters when the first text is cut into tokens; before that the last
// setting counts.
void FixOperators(Rulebook& rules) {
  if (rules.operators_fixed) return;
  rules.operators_fixed = true;
  if (rules.has_operators) return;
  const std::string* macro = rules.MacroValue('o');
  if (rules.level < 7 && macro != nullptr) rules.tokenizer.SetOperators(*macro);
}

void LoadRuleset(Loading& loading, const cf::Item& item, const cf::RulesetLine& line) {
  cf::Complaints complaints;
  size_t end = 0;
  loading.ruleset = loading.rules().RulesetNumber(line.text, true, end, complaints);
  loading.Say(complaints);
  if (loading.ruleset < 0) return;
  Ruleset& set = loading.rules().rulesets[static_cast<size_t>(loading.ruleset)];
  if (!set.rules.empty()) {
    loading.SayBare(fmt::format("WARNING: Ruleset {} has multiple definitions", line.text), 0);
  }
  if (!set.range.known()) set.range = item.range;
  set.defined = true;
}

void LoadRule(Loading& loading, const cf::Item& item, const cf::RuleLine& line) {
  if (loading.ruleset < 0) {
    loading.Say(fmt::format("missing valid ruleset for \"{}\"", item.text));
    return;
  }
  if (!line.has_tab) {
    loading.Say(fmt::format("invalid rewrite line \"{}\" (tab expected)", item.text));
    return;
  }
  Rulebook& rules = loading.rules();
  const Complain complain = [&](std::string_view text) { loading.Say(text); };
  const std::string lhs = loading.Expand(line.lhs);
  FixOperators(rules);
  Rule rule = CompileLeftSide(rules, lhs, complain);
  CompileRightSide(rules, loading.Expand(line.rhs), rule, complain);
  rule.range = item.range;
  rule.line = item.line;
  rules.rulesets[static_cast<size_t>(loading.ruleset)].AddRule(std::move(rule));
}

void LoadMap(Loading& loading, const cf::Item& item) {
  const cf::MapLine line = cf::ParseMap(loading.Expand(std::string_view(item.text).substr(1)));
  if (line.name.empty()) {
    loading.Say("readcf: config K line: no map name");
  } else if (line.class_name.empty()) {
    loading.Say(fmt::format("readcf: config K line, map {}: no map class", line.name));
  } else {
    maps::Environment& environment = loading.target.maps.environment();
    environment.blank_substitute = loading.blank.value_or(loading.rules().blank);
    loading.target.maps.Define(line.name, line.class_name, line.arguments);
  }
}

void LoadVersion(Loading& loading, const cf::Item& item, const cf::VersionLine& line) {
  Rulebook& rules = loading.rules();
  rules.level = line.level;
  if (!line.valid) {
    const std::string_view text = std::string_view(item.text).substr(1);
    loading.Say(fmt::format("invalid argument to V line: \"{}\"", text.substr(0, 20)));
  }
  // From level 5 on $w is the first label of the host name.
  if (line.level >= 5) {
    if (const std::string* name = rules.MacroValue('w'); name != nullptr) {
      rules.SetMacro('w', name->substr(0, name->find('.')));
    }
  }
  if (line.level >= 6) loading.result.options.colon_ok_in_address = false;
  if (!line.vendor.empty() && !EqualFolded(line.vendor, "Berkeley")) {
    loading.Say(fmt::format("invalid V line vendor code: \"{}\"", line.vendor));
  }
}

// H?FLAGS?name: value; of values only `$>ruleset` counts.
void LoadHeader(Loading& loading, std::string_view text) {
  if (text.starts_with('?')) {
    const size_t end = text.find('?', 1);
    if (end != std::string_view::npos) text.remove_prefix(end + 1);
  }
  const HeaderLine header = SplitHeader(text);
  if (header.name.empty()) {
    loading.Say(fmt::format("header syntax error, line \"{}\"", text), 0);
    return;
  }
  std::string_view value = header.value;
  while (!value.empty() && IsSpace(value[0])) value.remove_prefix(1);
  if (value.size() < 2 || static_cast<cf::Byte>(value[0]) != cf::kMacro || value[1] != '>') return;
  value.remove_prefix(2);
  HeaderCheck check;
  check.keeps_comments = value.starts_with('+');
  if (check.keeps_comments) value.remove_prefix(1);
  cf::Complaints complaints;
  size_t end = 0;
  check.ruleset = loading.rules().RulesetNumber(value, true, end, complaints);
  loading.Say(complaints);
  if (check.ruleset >= 0) loading.rules().headers.Set(header.name, check);
}

void LoadText(Loading& loading, const cf::Item& item, const cf::TextLine& line) {
  if (item.letter == 'Q') LoadQueue(loading, line.text);
  if (item.letter == 'X' && Trim(line.text).empty()) loading.Say("name required for filter");
  if (item.letter != 'H') return;
  LoadHeader(loading, line.text);
}

// Dispatches one item to its function.
struct Dispatch {
  Loading& loading;
  const cf::Item& item;

  void operator()(const cf::UnknownLine&) const { LoadUnknown(loading, item); }
  void operator()(const cf::MacroLine& line) const { LoadMacro(loading, line); }
  void operator()(const cf::ClassLine& line) const { LoadClass(loading, line); }
  void operator()(const cf::ClassFileLine& line) const { LoadClassFile(loading, line); }
  void operator()(const cf::OptionLine& line) const {
    ApplyOption(line, loading.target, loading.result);
  }
  void operator()(const cf::RulesetLine& line) const { LoadRuleset(loading, item, line); }
  void operator()(const cf::RuleLine& line) const { LoadRule(loading, item, line); }
  void operator()(const cf::MapLine&) const { LoadMap(loading, item); }
  void operator()(const cf::MailerLine&) const { LoadMailer(loading, item); }
  void operator()(const cf::VersionLine& line) const { LoadVersion(loading, item, line); }
  void operator()(const cf::PrecedenceLine&) const {}
  void operator()(const cf::TextLine& line) const { LoadText(loading, item, line); }
};

// What sendmail says and does once the file is read.
void FinishLoading(Loading& loading) {
  constexpr int kLevel = 10;
  constexpr std::string_view kVersion = "8.17.1.9";
  Rulebook& rules = loading.rules();
  loading.target.listener.OnPlace("", 0);
  if (rules.level < kLevel) {
    loading.SayBare(
        fmt::format("Warning: .cf file is out of date: sendmail {} supports version {}, .cf "
                    "file is version {}",
                    kVersion, kLevel, rules.level),
        0);
  } else if (rules.level > kLevel) {
    loading.SayBare(
        fmt::format("Warning: .cf version level ({}) exceeds sendmail version {} functionality"
                    " ({})",
                    rules.level, kVersion, kLevel),
        70);
  }
  FixOperators(rules);
  rules.classes.SetBlank(rules.blank);
}

}  // namespace

LoadResult Load(const cf::Config& config, std::string_view file,
                const std::vector<std::string>& settings, LoadTarget target) {
  LoadResult result;
  Loading loading{target, result};
  loading.blank = BlankOf(settings);
  target.rules.names = config.names;
  for (const cf::Item& item : config.items) {
    target.listener.OnPlace(file, item.line);
    for (const cf::Complaint& complaint : item.complaints) {
      loading.Say(complaint.text, complaint.status);
    }
    std::visit(Dispatch{loading, item}, item.fields);
    if (result.fatal) return result;
  }
  FinishLoading(loading);
  return result;
}

void Preset(Rulebook& rules) {
  for (const std::string_view word : {"7bit", "8bit", "binary"}) rules.classes.Add('e', word);
  rules.classes.Add('n', "multipart/signed");
  rules.classes.Add('s', "rfc822");
  rules.classes.Add('t', "root");
  PresetMailers(rules);
}

}  // namespace mw::rewrite
