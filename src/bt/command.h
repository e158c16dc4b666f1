// SPDX-License-Identifier: BSD-2-Clause
// The commands of the test mode: one row each, in the tables of commands/*.cc.
#pragma once

#include <span>
#include <string_view>

#include "bt/session.h"

namespace mw::bt {

struct Command {
  std::string_view name;  // "/map"; case does not matter
  std::string_view
      usage;  // printed as "Usage: ..." when there is no argument; "" when it needs none
  std::string_view summary;  // one line for help
  // `arguments` is what follows the name, without blanks at both ends.
  void (*run)(Session& session, std::string_view arguments);
};

// Commands that begin with '/'.
std::span<const Command> SlashCommands();

// completion.cc: the words that may stand in the place of `word`, of which the beginning has been typed,
// behind `before`; sorted.
std::vector<std::string> Completions(Session& session, std::string_view before,
                                     std::string_view word);

// The other families; `line` is the whole line.
void RunRules(Session& session, std::string_view line);
void RunDefinition(Session& session, std::string_view line);  // .D .C
void RunListing(Session& session, std::string_view line);     // =S =M
void RunValue(Session& session, std::string_view line);       // $x $=x
void RunDebug(Session& session, std::string_view line);       // -d
void RunHeader(Session& session, std::string_view line);      // /header
void RunSender(Session& session, std::string_view text);      // /sender
void RunSlash(Session& session, std::string_view line);
void RunHelp(Session& session, std::string_view line);  // ?

}  // namespace mw::bt
