// SPDX-License-Identifier: BSD-2-Clause
#include "cf/printer.h"

#include <fmt/format.h>

#include "cf/reader.h"

namespace mw::cf {
namespace {

// The name of what an item is, with the fields worth seeing.
struct FieldsDump {
  const MacroNames& names;

  std::string Text(std::string_view text) const { return Untranslate(text, names); }
  std::string Name(uint8_t id) const { return names.Printed(id); }

  std::string operator()(const UnknownLine&) const { return "unknown"; }
  std::string operator()(const MacroLine& l) const {
    return fmt::format("macro {} value=[{}]", Name(l.id), Text(l.value));
  }
  std::string operator()(const ClassLine& l) const {
    return fmt::format("class {} words=[{}]", Name(l.id), Text(l.words));
  }
  std::string operator()(const ClassFileLine& l) const {
    return fmt::format("class {} from=[{}]", Name(l.id), Text(l.rest));
  }
  std::string operator()(const OptionLine& l) const {
    const std::string letter(l.letter != 0 ? 1 : 0, l.letter);
    return fmt::format("option {}{}{}{} value=[{}]", letter, l.name, l.suboption.empty() ? "" : ".",
                       l.suboption, Text(l.value));
  }
  std::string operator()(const RulesetLine& l) const {
    return fmt::format("ruleset [{}]", Text(l.text));
  }
  std::string operator()(const RuleLine& l) const {
    return fmt::format("rule lhs=[{}] rhs=[{}]", Text(l.lhs), Text(l.rhs));
  }
  std::string operator()(const MapLine& l) const {
    return fmt::format("map {} class={} arguments=[{}]", Text(l.name), Text(l.class_name),
                       Text(l.arguments));
  }
  std::string operator()(const MailerLine& l) const {
    std::string out = "mailer " + Text(l.name);
    for (const MailerEquate& e : l.equates) out += fmt::format(" {}=[{}]", e.key, Text(e.value));
    return out;
  }
  std::string operator()(const VersionLine& l) const {
    return fmt::format("version {} vendor=[{}]", l.level, Text(l.vendor));
  }
  std::string operator()(const PrecedenceLine& l) const {
    return fmt::format("precedence [{}] value=[{}]", Text(l.name), Text(l.value));
  }
  std::string operator()(const TextLine& l) const { return fmt::format("text [{}]", Text(l.text)); }
};

}  // namespace

std::string Print(const Config& config) {
  std::string out;
  int level = 0;
  for (const Item& item : config.items) {
    out += Untranslate(item.text, config.names, level);
    out += '\n';
    if (const auto* version = std::get_if<VersionLine>(&item.fields)) level = version->level;
  }
  return out;
}

std::string Dump(const Config& config) {
  std::string out;
  for (const Item& item : config.items) {
    out += fmt::format("{} {}\n", item.line, std::visit(FieldsDump{config.names}, item.fields));
  }
  return out;
}

}  // namespace mw::cf
