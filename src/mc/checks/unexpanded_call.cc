// SPDX-License-Identifier: BSD-2-Clause
// FEATUR(`x'): a misspelled command is text, and text goes into the .cf.
#include <fmt/format.h>

#include <algorithm>

#include "base/spelling.h"
#include "base/text.h"
#include "mc/checks/check.h"

namespace mw::mc {
namespace {

constexpr DiagnosticKind kKinds[] = {{"MC117", "unexpanded-call", Severity::kWarning}};

// The command that was meant, if the word is meant as one at all.
std::optional<std::string_view> Meant(const Context& context, const Suspect& suspect) {
  const std::string_view name = suspect.name;
  if (name.size() < 4) return std::nullopt;
  for (const std::string_view known : CommandNames()) {
    if (EqualFolded(name, known)) return known;
  }
  const std::string_view line = LineFrom(context.sources, suspect.where.place);
  const char after = name.size() + 1 < line.size() ? line[name.size() + 1] : '\0';
  const bool quoted = after == '`' || after == '\'' || after == '\xe2';
  const std::string_view before = Trim(LineBefore(context.sources, suspect.where.place));
  if (!quoted && !before.empty()) return std::nullopt;
  return NearestName(name, CommandNames());
}

void Run(const Context& context) {
  if (context.record.entries() == 0) return;
  for (const Suspect& suspect : context.record.unknown_calls()) {
    const Pos place = suspect.where.place;
    if (InHashLine(context.sources, place)) continue;
    const std::optional<std::string_view> meant = Meant(context, suspect);
    if (!meant) continue;
    const bool only_case = EqualFolded(*meant, suspect.name);
    Diagnostic diagnostic(
        kKinds[0], {place, static_cast<uint32_t>(suspect.name.size())},
        only_case ? fmt::format("unknown macro {}; upper and lower case matter, it is {}",
                                Quote(suspect.name), Quote(*meant))
                  : fmt::format("unknown macro {}; did you mean {}?", Quote(suspect.name),
                                Quote(*meant)));
    const size_t line = OutputLineOf(context, place);
    diagnostic.notes.push_back(
        {{},
         line > 0 ? fmt::format("the text stands in line {} of the .cf", line)
                  : std::string("the call does nothing; its text is thrown away")});
    diagnostic.fixes.push_back(
        {"write " + Quote(*meant),
         only_case,
         {{{place, static_cast<uint32_t>(suspect.name.size())}, std::string(*meant)}}});
    context.sink.Add(std::move(diagnostic));
  }
}

}  // namespace

extern const Check check_unexpanded_call;
const Check check_unexpanded_call = {
    kKinds,
    "a misspelled command stays as text",
    "m4 knows no unknown macros: the word and its arguments are text and end up in the .cf, where "
    "sendmail complains at best.",
    "OSTYPE(`linux')dnl\nFEATUR(`mailertable')dnl\n",
    "OSTYPE(`linux')dnl\nFEATURE(`mailertable')dnl\n",
    Run,
};

}  // namespace mw::mc
