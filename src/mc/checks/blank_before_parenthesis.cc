// SPDX-License-Identifier: BSD-2-Clause
// FEATURE (`x'): with a blank before the parenthesis m4 sees no arguments.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "mc/checks/check.h"

namespace mw::mc {
namespace {

constexpr DiagnosticKind kKinds[] = {{"MC118", "blank-before-parenthesis", Severity::kWarning}};

size_t BlanksAfter(const Context& context, const Suspect& suspect) {
  const std::string_view line = LineFrom(context.sources, suspect.where.place);
  const size_t name = suspect.name.size();
  const size_t open = line.find_first_not_of(" \t", name);
  return open == std::string_view::npos ? 0 : open - name;
}

// The library's bare words (LOCAL_CONFIG) and texts in comments may well be followed by a remark in
// parentheses; a quote behind the parenthesis, or a command that needs a name, makes a call of it.
bool MeansCall(const Context& context, const Suspect& suspect, size_t blanks) {
  const std::string_view line = LineFrom(context.sources, suspect.where.place);
  const size_t open = suspect.name.size() + blanks;
  if (blanks == 0 || open >= line.size() || line[open] != '(') return false;
  if (InHashLine(context.sources, suspect.where.place)) return false;
  return open + 1 < line.size() && (line[open + 1] == '`' || line[open + 1] == '\'');
}

void Run(const Context& context) {
  for (const Suspect& suspect : context.record.blank_calls()) {
    const size_t blanks = BlanksAfter(context, suspect);
    if (!MeansCall(context, suspect, blanks)) continue;
    const Pos place = suspect.where.place;
    const auto name_size = static_cast<uint32_t>(suspect.name.size());
    const auto& calls = context.record.calls();
    const auto bare = std::find_if(calls.begin(), calls.end(), [&](const UserCall& call) {
      return call.place == place && !call.parenthesized;
    });
    const bool failed = bare != calls.end() && ClaimOpenFailures(context, bare->id);
    Diagnostic diagnostic(
        kKinds[0], {place, name_size + static_cast<uint32_t>(blanks) + 1},
        bare != calls.end()
            ? fmt::format("blank before '(': {} is called without its arguments",
                          Quote(suspect.name))
            : fmt::format("blank before '(': {} is not called, the line stays as text",
                          Quote(suspect.name)));
    if (failed) diagnostic.severity = Severity::kError;
    diagnostic.fixes.push_back(
        {"remove the blank",
         true,
         {{{{place.source, place.offset + name_size}, static_cast<uint32_t>(blanks)}, ""}}});
    context.sink.Add(std::move(diagnostic));
  }
}

}  // namespace

extern const Check check_blank_before_parenthesis;
const Check check_blank_before_parenthesis = {
    kKinds,
    "a blank stands between a macro's name and its parenthesis",
    "m4 takes arguments only when the parenthesis follows the name at once. FEATURE then looks for "
    "a feature without a name, and define does nothing; its line goes into the .cf.",
    "OSTYPE(`linux')dnl\ndefine (`confLOG_LEVEL', `9')\n",
    "OSTYPE(`linux')dnl\ndefine(`confLOG_LEVEL', `9')\n",
    Run,
};

}  // namespace mw::mc
