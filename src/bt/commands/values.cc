// SPDX-License-Identifier: BSD-2-Clause
// Macros and classes: `.Dx value`, `.C{x} words`, `$x`, `$=x`.
#include <fmt/format.h>

#include "base/text.h"
#include "bt/command.h"
#include "cf/expand.h"
#include "cf/reader.h"
#include "cf/symbols.h"

namespace mw::bt {
namespace {

// Reads a name and tells of its faults; 0 for none.
uint8_t ReadName(Session& session, std::string_view& text) {
  cf::Complaints complaints;
  const cf::MacroNames::Parsed name = session.rules().names.Parse(text, complaints);
  session.Say(complaints);
  text.remove_prefix(std::min(name.length, text.size()));
  return name.id;
}

std::string Translated(Session& session, std::string_view text) {
  cf::Complaints complaints;
  // The beginning of the value is not that of a line: a '#' there is a comment, too.
  std::string out = cf::Translate(text, session.rules().level, session.rules().names, complaints);
  session.Say(complaints);
  return out;
}

void DefineMacro(Session& session, std::string_view text) {
  const uint8_t id = ReadName(session, text);
  if (id == 0) return;
  session.rules().SetMacro(id, Translated(session, text));
}

void AddToClass(Session& session, std::string_view text) {
  if (text.empty()) return;
  const uint8_t id = ReadName(session, text);
  if (id == 0) return;
  cf::Complaints complaints;
  const std::string words = cf::Expand(Translated(session, text), session.rules(), complaints);
  session.Say(complaints);
  for (const std::string_view word : SplitWords(words)) {
    if (static_cast<cf::Byte>(word[0]) == cf::kInClass) {
      std::string_view rest = word.substr(1);
      const uint8_t from = ReadName(session, rest);
      if (from != 0) session.rules().classes.AddAll(id, from);
    } else {
      session.rules().classes.Add(id, word);
    }
  }
  session.rules().Touch();
}

}  // namespace

void RunDefinition(Session& session, std::string_view line) {
  const char kind = line.size() > 1 ? line[1] : '\0';
  if (kind == 'D') {
    DefineMacro(session, line.substr(2));
  } else if (kind == 'C') {
    AddToClass(session, line.substr(2));
  } else if (kind == '\0') {
    session.output() += "Usage: .[DC]macro value(s)\n";
  } else {
    session.output() += fmt::format("Unknown \".\" command {}\n", line);
  }
}

void RunValue(Session& session, std::string_view line) {
  constexpr size_t kMaxShown = 2047;
  std::string_view text = line.substr(1);
  const bool is_class = text.starts_with('=');
  if (is_class) text.remove_prefix(1);
  const uint8_t id = ReadName(session, text);
  if (id == 0) return;
  std::string& out = session.output();
  if (is_class) {
    for (const std::string_view word : session.rules().classes.Words(id)) {
      out += word;
      out += '\n';
    }
    return;
  }
  // Operators are macros of themselves.
  if (const cf::Byte symbol = cf::SymbolOf(static_cast<char>(id)); symbol != 0) {
    std::string value(1, static_cast<char>(symbol));
    if (symbol == cf::kReplacement) value += static_cast<char>(id);
    session.AppendShown(value);
    out += '\n';
    return;
  }
  const std::string* value = session.rules().MacroValue(id);
  if (value == nullptr) {
    out += "Undefined\n";
    return;
  }
  session.AppendShown(std::string_view(*value).substr(0, kMaxShown));
  out += '\n';
}

}  // namespace mw::bt
