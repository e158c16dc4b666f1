// SPDX-License-Identifier: BSD-2-Clause
// What the .mc asked for: the FEATURE, MAILER, define ... calls that stand in the user's own files,
// with their places and arguments, in the order in which they took effect.
//
// Calls inside the library are not listed: FEATURE(`nullclient') is one call, though the library makes
// many of it. A call in the body of a macro that the user defined is listed at its place in that body,
// once for every time the macro was used.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "m4/origin.h"

namespace mw::mc {

enum class CommandKind : uint8_t {
  kFeature,     // FEATURE(`mailertable')
  kMailer,      // MAILER(`smtp')
  kOstype,      // OSTYPE(`linux')
  kDomain,      // DOMAIN(`generic')
  kHack,        // HACK(`cssubdomain')
  kDefine,      // define, undefine, pushdef, popdef
  kClass,       // commands that fill a class: RELAY_DOMAIN, EXPOSED_USER ...
  kMasquerade,  // MASQUERADE_AS
  kOption,      // DAEMON_OPTIONS, MAIL_FILTER, QUEUE_GROUP, MODIFY_MAILER_FLAGS ...
  kLocal,       // LOCAL_CONFIG, LOCAL_RULE_0 ... MAILER_DEFINITIONS: a new section of .cf text
  kVersion,     // VERSIONID
  kFile,        // include, sinclude, SITECONFIG
  kDivert,      // divert, undivert
  kSyntax,      // changequote, changecom
  kSystem,      // syscmd, esyscmd, maketemp, m4wrap, m4exit ...
};

// "feature", "mailer" ...: the word for a kind in dumps.
std::string_view CommandKindName(CommandKind kind);

// A row of commands.def.
struct Command {
  std::string_view name;
  CommandKind kind;
  bool directive;  // acts, so it must not do so by accident inside a comment
  bool named;      // its first argument is a name
};

// nullptr when `name` is no command.
const Command* FindCommand(std::string_view name);
// The names of all commands, in byte order.
const std::vector<std::string_view>& CommandNames();

struct UserArgument {
  std::string text;
  Pos place;  // of its first byte; unknown when it is empty or was computed
};

// One command that the user gave.
struct UserCall {
  m4::CallId id = m4::kNoCall;
  const Command* command = nullptr;  // never null in a recorded call
  std::vector<UserArgument> arguments;
  Pos place;                   // of the name
  Pos end;                     // behind the call; unknown when it ended in another file
  bool parenthesized = false;  // f(...) rather than a bare f

  // Argument `index` or "".
  std::string_view Argument(size_t index) const {
    return index < arguments.size() ? std::string_view(arguments[index].text) : std::string_view();
  }
  // From the name to the closing parenthesis, the name alone when the end is elsewhere.
  Range range() const;
  // As it could have been written: FEATURE(`access_db', , `skip'), control bytes escaped, cut to
  // `limit` bytes with "..." (0: not cut).
  std::string Text(size_t limit = 0) const;
};

// One line for each call: "FILE:LINE:COLUMN: KIND CALL".
std::string DumpCalls(const std::vector<UserCall>& calls, const SourceTable& sources);
// The same as JSON: {"version": 1, "calls": [{"file", "line", "column", "kind", "name",
// "arguments": [...]} ...]}.
std::string DumpCallsAsJson(const std::vector<UserCall>& calls, const SourceTable& sources);

}  // namespace mw::mc
