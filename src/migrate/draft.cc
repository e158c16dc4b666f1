// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"

namespace mw::migrate {
namespace {

// Words that m4 or the library would expand in text that is meant for the .cf.
const std::set<std::string, std::less<>>& Expanding() {
  static const std::set<std::string, std::less<>> words = {
      "define",     "undefine",    "defn",      "pushdef", "popdef",    "ifdef",     "ifelse",
      "shift",      "changequote", "changecom", "divert",  "undivert",  "divnum",    "dnl",
      "include",    "sinclude",    "incr",      "decr",    "eval",      "len",       "index",
      "substr",     "translit",    "format",    "regexp",  "patsubst",  "syscmd",    "esyscmd",
      "sysval",     "maketemp",    "mkstemp",   "m4exit",  "m4wrap",    "errprint",  "dumpdef",
      "traceon",    "traceoff",    "builtin",   "indir",   "debugmode", "debugfile", "symbols",
      "changeword", "m4",          "FEATURE",   "MAILER",  "OSTYPE",    "DOMAIN",    "HACK",
      "VERSIONID",  "CONCAT",      "LOWER",     "UPPER",   "RELAY",     "MAIL_HUB",  "SMART_HOST",
  };
  return words;
}

bool IsWordByte(char c) { return IsAlpha(c) || IsDigit(c) || c == '_'; }

bool Expands(std::string_view line) {
  size_t at = 0;
  while (at < line.size() && line[at] != '#') {
    const size_t begin = at;
    while (at < line.size() && IsWordByte(line[at])) at++;
    if (at > begin && Expanding().contains(line.substr(begin, at - begin))) return true;
    if (at == begin) at++;
  }
  return false;
}

// A value that is put into the .cf within other macros: commas and names in it must not be seen.
std::string QuotedValue(std::string_view value) {
  const bool twice = value.find_first_of(",()#") != std::string_view::npos || Expands(value);
  return twice ? fmt::format("``{}''", value) : fmt::format("`{}'", value);
}

}  // namespace

std::string_view SectionName(Section section) {
  constexpr std::string_view kNames[kSections] = {
      "LOCAL_CONFIG", "LOCAL_RULE_0",     "LOCAL_RULE_1",   "LOCAL_RULE_2",
      "LOCAL_RULE_3", "LOCAL_NET_CONFIG", "LOCAL_RULESETS", "MAILER_DEFINITIONS"};
  return kNames[static_cast<size_t>(section)];
}

void Draft::Define(const std::string& name, const std::string& value) {
  for (auto& [known, text] : defines) {
    if (known != name) continue;
    text = value;
    return;
  }
  defines.emplace_back(name, value);
}

void Draft::Put(const Statement& statement) {
  for (Statement& known : statements) {
    if (known.key != statement.key) continue;
    known.text = statement.text;
    return;
  }
  statements.push_back(statement);
}

void Draft::Remove(const std::string& key) {
  std::erase_if(statements, [&](const Statement& statement) { return statement.key == key; });
}

const Statement* Draft::Find(std::string_view key) const {
  for (const Statement& statement : statements) {
    if (statement.key == key) return &statement;
  }
  return nullptr;
}

std::string Draft::Text() const {
  std::string out = "divert(-1)\nRecovered from a sendmail.cf.\ndivert(0)dnl\n";
  if (!version.empty()) out += fmt::format("VERSIONID(`{}')dnl\n", version);
  if (!ostype.empty()) out += fmt::format("OSTYPE(`{}')dnl\n", ostype);
  if (!domain.empty()) out += fmt::format("DOMAIN(`{}')dnl\n", domain);
  for (const auto& [name, value] : defines) {
    out += fmt::format("define(`{}', {})dnl\n", name, QuotedValue(value));
  }
  for (const Statement& statement : statements) out += statement.text + "dnl\n";
  for (const std::string& mailer : mailers) out += fmt::format("MAILER(`{}')dnl\n", mailer);
  for (size_t i = 0; i < kSections; i++) {
    if (sections[i].empty()) continue;
    out += fmt::format("\n{}\n", SectionName(static_cast<Section>(i)));
    for (const std::string& line : sections[i]) {
      out += Expands(line) && CanBeQuoted(line) ? fmt::format("`{}'\n", line) : line + '\n';
    }
  }
  return out;
}

bool CanBeQuoted(std::string_view text) {
  return text.find_first_of("`'") == std::string_view::npos;
}

}  // namespace mw::migrate
