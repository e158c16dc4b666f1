// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "cf/options.h"
#include "cf/reader.h"
#include "mc/builtin_library.h"
#include "mc/catalogue.h"

namespace mw::migrate {
namespace {

using cf::Item;

// What is collected while the lines are read.
struct Collection {
  const cf::MacroNames& names;
  Settings settings;
  std::map<std::string, int> counts;  // of headers and daemons with one name

  void Set(std::string group, std::string name, std::string value) {
    settings[{std::move(group), std::move(name)}] = std::move(value);
  }
  // As Set, for things of which there may be several.
  void Add(const std::string& group, std::string name, std::string value) {
    const int count = counts[group + '\n' + name]++;
    if (count != 0) name += fmt::format(" ({})", count + 1);
    Set(group, std::move(name), std::move(value));
  }
};

std::string SingleBlanks(std::string_view text) {
  return fmt::format("{}", fmt::join(SplitWords(text), " "));
}

// Options whose words are a set, which several lines add to.
bool IsSet(std::string_view name) {
  return name == "PrivacyOptions" || name == "DontBlameSendmail" || name == "ServerSSLOptions" ||
         name == "ClientSSLOptions" || name == "AuthOptions" || name == "ResolverOptions";
}

// Options that describe something with a name of its own, once a line.
bool IsRepeated(std::string_view name) {
  return name == "DaemonPortOptions" || name == "ClientPortOptions";
}

char TimeUnit(std::string_view name) {
  if (name.find("queuereturn") != std::string_view::npos) return 'd';
  if (name.find("queuewarn") != std::string_view::npos) return 'h';
  if (name.find("retrans") != std::string_view::npos || name == "DialDelay" ||
      name == "DeliverByMin" || name == "ConnectionRateWindowSize") {
    return 's';
  }
  return 'm';
}

int64_t SecondsIn(char unit) {
  switch (ToLower(unit)) {
    case 'w':
      return 7 * 86'400;
    case 'd':
      return 86'400;
    case 'h':
      return 3'600;
    case 'm':
      return 60;
    default:
      return 1;
  }
}

// "1h30m" in seconds; as it is when it is no time.
std::string NormalTime(std::string_view value, char unit) {
  int64_t total = 0;
  size_t at = 0;
  while (at < value.size()) {
    const size_t begin = at;
    int64_t number = 0;
    while (at < value.size() && IsDigit(value[at]) && at - begin < 9) {
      number = number * 10 + (value[at++] - '0');
    }
    if (at == begin) return std::string(value);
    char letter = unit;
    if (at < value.size() && IsAlpha(value[at])) letter = value[at++];
    total += number * SecondsIn(letter);
  }
  return value.empty() ? "" : fmt::format("{}s", total);
}

std::string NormalSet(std::string_view value) {
  std::set<std::string> words;
  std::string commas(value);
  std::replace(commas.begin(), commas.end(), ',', ' ');
  for (const std::string_view word : SplitWords(commas)) words.insert(FoldCase(word));
  return fmt::format("{}", fmt::join(words, ","));
}

// "Name=MSA, Port=587, M=E" with its parts in an order.
std::string NormalParts(std::string_view value) {
  std::vector<std::string> parts;
  for (const std::string_view part : Split(value, ',')) {
    const size_t equals = part.find('=');
    if (equals == std::string_view::npos) continue;
    parts.push_back(
        fmt::format("{}={}", Trim(part.substr(0, equals)), Trim(part.substr(equals + 1))));
  }
  std::sort(parts.begin(), parts.end());
  return fmt::format("{}", fmt::join(parts, ", "));
}

// The part of NormalParts with one of these letters before '='.
std::string PartOf(std::string_view value, std::string_view letters) {
  for (const std::string_view part : Split(value, ',')) {
    const std::string_view trimmed = Trim(part);
    const size_t equals = trimmed.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;
    if (letters.find(trimmed[0]) != std::string_view::npos)
      return std::string(Trim(trimmed.substr(equals + 1)));
  }
  return "";
}

std::string WholeName(const cf::OptionLine& line) {
  const cf::Option* option =
      line.name.empty() ? cf::FindOption(line.letter) : cf::FindOption(line.name).option;
  std::string name = option != nullptr ? std::string(option->name) : line.name;
  if (name.empty()) name = std::string(1, line.letter);
  return line.suboption.empty() ? name : name + '.' + FoldCase(line.suboption);
}

void AddOption(const Item& item, const cf::OptionLine& line, Collection& out) {
  (void)item;
  const std::string name = WholeName(line);
  const std::string value = cf::Untranslate(line.value, out.names);
  if (IsRepeated(name)) {
    const std::string own = PartOf(value, name == "DaemonPortOptions" ? "Nn" : "Ff");
    out.Add("option", own.empty() ? name : name + ' ' + own, NormalParts(value));
    return;
  }
  std::string normal = NormalValue(name, value);
  if (IsSet(name)) {
    const auto known = out.settings.find({"option", name});
    if (known != out.settings.end()) normal = NormalSet(known->second + ',' + normal);
  }
  out.Set("option", name, std::move(normal));
}

void AddMacro(const cf::MacroLine& line, Collection& out) {
  const std::string name = out.names.Printed(line.id);
  // Versions of the library, and what the library keeps for its own rules.
  if (name == "Z" || name == "{sendmailMTACfVersion}") return;
  out.Set("macro", name, SingleBlanks(cf::Untranslate(line.value, out.names)));
}

void AddHeader(const Item& item, Collection& out) {
  const std::string text = SingleBlanks(cf::Untranslate(item.text.substr(1), out.names));
  size_t at = text.starts_with('?') ? text.find('?', 1) : 0;
  if (at == std::string::npos) at = 0;
  const size_t colon = text.find(':', at);
  if (colon == std::string::npos) return;
  const std::string value(Trim(text.substr(colon + 1)));
  // A line that names a ruleset adds a check to the header; it defines none.
  out.Add(value.starts_with("$>") ? "header check" : "header", text.substr(0, colon), value);
}

// Q and X lines: a name, then equates.
void AddNamed(const Item& item, const std::string& group, Collection& out) {
  const std::string text = SingleBlanks(cf::Untranslate(item.text.substr(1), out.names));
  const size_t comma = text.find(',');
  out.Set(group, std::string(Trim(text.substr(0, comma))),
          comma == std::string::npos ? "" : NormalParts(text.substr(comma + 1)));
}

void AddLine(const Item& item, Collection& out) {
  if (const auto* option = std::get_if<cf::OptionLine>(&item.fields)) {
    AddOption(item, *option, out);
  } else if (const auto* macro = std::get_if<cf::MacroLine>(&item.fields)) {
    AddMacro(*macro, out);
  } else if (const auto* map = std::get_if<cf::MapLine>(&item.fields)) {
    out.Set("map", map->name,
            SingleBlanks(map->class_name + ' ' + cf::Untranslate(map->arguments, out.names)));
  } else if (const auto* precedence = std::get_if<cf::PrecedenceLine>(&item.fields)) {
    out.Set("precedence", precedence->name, precedence->value);
  } else if (const auto* version = std::get_if<cf::VersionLine>(&item.fields)) {
    out.Set("version", "level", fmt::format("{}", version->level));
  } else if (item.letter == 'H' && item.text.size() > 1) {
    AddHeader(item, out);
  } else if (item.letter == 'Q' || item.letter == 'X') {
    AddNamed(item, item.letter == 'Q' ? "queue group" : "milter", out);
  }
}

// "EnvToSMTP/HdrFromSMTP", as =M lists them.
std::string RulesetPair(const rewrite::Rulebook& rules, int envelope, int header) {
  return fmt::format("{}/{}", rules.rulesets[static_cast<size_t>(envelope)].name,
                     rules.rulesets[static_cast<size_t>(header)].name);
}

void AddMailers(lint::Subject& subject, Collection& out) {
  const rewrite::Rulebook& rules = subject.installation().rules();
  for (const rewrite::Mailer& m : subject.installation().rules().mailers) {
    const std::pair<const char*, std::string> fields[] = {
        {"P", m.program},
        {"A", cf::Untranslate(m.argument_text, out.names)},
        {"F", m.flags},
        {"S", RulesetPair(rules, m.sender_envelope, m.sender_header)},
        {"R", RulesetPair(rules, m.recipient_envelope, m.recipient_header)},
        {"E", m.end_of_line},
        {"T", fmt::format("{}/{}/{}", m.types[0], m.types[1], m.types[2])},
        {"C", m.charset},
        {"D", m.directory},
        {"M", fmt::format("{}", m.max_size)},
        {"L", fmt::format("{}", m.line_limit)},
        {"U", fmt::format("{}:{}", m.user, m.group)},
        {"r", fmt::format("{}", m.max_recipients)},
        {"m", fmt::format("{}", m.max_messages)},
        {"N", fmt::format("{}", m.nice)},
        {"Q", m.queue_group},
    };
    out.Set("mailer", m.name, "defined");
    for (const auto& [key, value] : fields) {
      out.Set("mailer", fmt::format("{} {}=", m.name, key), value);
    }
  }
}

void AddClasses(lint::Subject& subject, Collection& out) {
  const cf::MacroNames& names = subject.installation().rules().names;
  for (unsigned id = 1; id < 256; id++) {
    const std::string name = names.Printed(static_cast<uint8_t>(id));
    if (id >= 0x80 && !name.starts_with('{')) continue;  // never given
    for (const std::string& word : subject.Words(name)) {
      out.Set("class " + name, FoldCase(word), "member");
    }
  }
}

}  // namespace

std::string NormalValue(std::string_view name, std::string_view value) {
  const std::string base(name.substr(0, name.find('.')));
  const cf::Option* option = cf::FindOption(base).option;
  const std::string single = SingleBlanks(value);
  if (IsSet(base)) return NormalSet(single);
  if (option == nullptr) return single;
  switch (option->type) {
    case cf::OptionType::kBoolean:
      return single.empty() || std::string_view("tTyY").find(single[0]) != std::string_view::npos
                 ? "True"
                 : "False";
    case cf::OptionType::kTime:
      return NormalTime(single, TimeUnit(name));
    case cf::OptionType::kMode:
      return single.starts_with('0') ? single : '0' + single;
    case cf::OptionType::kCharacter:
      return single.substr(0, 1);
    default:
      return single;
  }
}

Settings SettingsOf(lint::Subject& subject) {
  const cf::Config& config = subject.installation().config();
  Collection out{config.names, {}, {}};
  for (const Item& item : config.items) AddLine(item, out);
  AddMailers(subject, out);
  AddClasses(subject, out);
  return std::move(out.settings);
}

SettingDefaults::SettingDefaults() {
  for (const cf::Option& option : cf::Options()) {
    if (!option.default_value.empty()) {
      values_[std::string(option.name)] = NormalValue(option.name, option.default_value);
    }
  }
  const std::unique_ptr<Host> host = MakeRealHost();
  mc::LibraryHost library(*host, {});
  for (const mc::CatalogueOption& row : mc::ReadOptions(library, mc::kBuiltinFolder)) {
    // What has no dot is in the table of options.
    const size_t dot = row.option.find('.');
    if (row.default_text.empty() || dot == std::string::npos) continue;
    const std::string name = row.option.substr(0, dot) + FoldCase(row.option.substr(dot));
    values_.emplace(name, NormalValue(name, row.default_text));
  }
}

std::string SettingDefaults::Of(std::string_view group, const std::string& name) const {
  const auto found = group == "option" ? values_.find(name) : values_.end();
  return found != values_.end() ? found->second : "";
}

}  // namespace mw::migrate
