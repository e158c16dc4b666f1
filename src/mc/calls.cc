// SPDX-License-Identifier: BSD-2-Clause
#include "mc/calls.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace mw::mc {
namespace {

constexpr unsigned kDirective = 1;
constexpr unsigned kNamed = 2;

constexpr Command Row(std::string_view name, CommandKind kind, unsigned flags) {
  return {name, kind, (flags & kDirective) != 0, (flags & kNamed) != 0};
}

#define COMMAND(name, kind, flags) Row(#name, CommandKind::kind, flags),
constexpr Command kCommands[] = {
#include "mc/commands.def"
};
#undef COMMAND

constexpr bool NamesAscend() {
  for (size_t i = 1; i < std::size(kCommands); ++i) {
    if (!(kCommands[i - 1].name < kCommands[i].name)) return false;
  }
  return true;
}
static_assert(NamesAscend(), "commands.def must be in byte order");

constexpr std::array<std::string_view, 15> kKindNames = {
    "feature", "mailer", "ostype",  "domain", "hack",   "define", "class", "masquerade",
    "option",  "local",  "version", "file",   "divert", "syntax", "system"};

}  // namespace

std::string_view CommandKindName(CommandKind kind) { return kKindNames[static_cast<size_t>(kind)]; }

const Command* FindCommand(std::string_view name) {
  const auto* row = std::lower_bound(
      std::begin(kCommands), std::end(kCommands), name,
      [](const Command& command, std::string_view wanted) { return command.name < wanted; });
  return row != std::end(kCommands) && row->name == name ? row : nullptr;
}

const std::vector<std::string_view>& CommandNames() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    for (const Command& command : kCommands) all.push_back(command.name);
    return all;
  }();
  return names;
}

Range UserCall::range() const {
  const bool whole = end.known() && end.source == place.source && end.offset > place.offset;
  const size_t length = whole ? end.offset - place.offset : command->name.size();
  return {place, static_cast<uint32_t>(length)};
}

std::string UserCall::Text(size_t limit) const {
  std::string text(command->name);
  if (parenthesized) {
    text += '(';
    for (size_t i = 0; i < arguments.size(); ++i) {
      if (i > 0) text += ", ";
      if (!arguments[i].text.empty()) text += '`' + arguments[i].text + '\'';
    }
    text += ')';
  }
  return Printable(text, limit == 0 ? text.size() : limit);
}

std::string DumpCalls(const std::vector<UserCall>& calls, const SourceTable& sources) {
  std::string dump;
  for (const UserCall& call : calls) {
    dump += fmt::format("{}: {} {}\n", sources.Format(call.place),
                        CommandKindName(call.command->kind), call.Text());
  }
  return dump;
}

}  // namespace mw::mc
