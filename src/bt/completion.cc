// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>

#include "base/text.h"
#include "bt/command.h"

namespace mw::bt {
namespace {

std::vector<std::string> RulesetNames(Session& session) {
  std::vector<std::string> names;
  for (const rewrite::Ruleset& set : session.rules().rulesets) {
    if (set.defined) names.push_back(set.name);
  }
  return names;
}

std::vector<std::string> MapNames(Session& session) {
  std::vector<std::string> names;
  for (const auto& map : session.maps().maps()) names.push_back(map->name());
  return names;
}

std::vector<std::string> MailerNames(Session& session) {
  std::vector<std::string> names;
  for (const rewrite::Mailer& mailer : session.rules().mailers) names.push_back(mailer.name);
  return names;
}

// What may stand behind a command.
struct Operand {
  std::string_view command;
  std::vector<std::string> (*names)(Session& session);
};
constexpr Operand kOperands[] = {{"=S", RulesetNames}, {"/map", MapNames}, {"/try", MailerNames}};

std::vector<std::string> FirstWords(Session& session) {
  std::vector<std::string> words = RulesetNames(session);
  for (const Command& command : SlashCommands()) words.emplace_back(command.name);
  for (const char* word : {"=S", "=M", "-d", ".D", ".C", "$", "$="}) words.emplace_back(word);
  return words;
}

}  // namespace

std::vector<std::string> Completions(Session& session, std::string_view before,
                                     std::string_view word) {
  std::vector<std::string> words;
  before = Trim(before);
  if (before.empty()) {
    words = FirstWords(session);
  } else {
    for (const Operand& row : kOperands) {
      if (EqualFolded(row.command, before)) words = row.names(session);
    }
  }
  std::erase_if(words, [&](const std::string& candidate) { return !candidate.starts_with(word); });
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace mw::bt
