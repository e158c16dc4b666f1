// SPDX-License-Identifier: BSD-2-Clause
// FEATURE(‘x’): quotes of a word processor, which m4 does not know.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "mc/checks/check.h"

namespace mw::mc {
namespace {

constexpr DiagnosticKind kKinds[] = {{"MC119", "typographic-quotes", Severity::kWarning}};

struct Mark {
  std::string_view bytes;
  std::string_view replacement;
};
constexpr Mark kMarks[] = {{"\xe2\x80\x98", "`"}, {"\xe2\x80\x99", "'"}, {"\xe2\x80\x9c", "`"},
                           {"\xe2\x80\x9d", "'"}, {"\xe2\x80\x9b", "`"}, {"\xc2\xb4", "'"}};

// Adds the edits for the marks in an argument; false if there are none at its ends.
bool CollectEdits(const Context& context, const UserArgument& argument, std::vector<Edit>& edits) {
  const bool ascii = std::none_of(argument.text.begin(), argument.text.end(),
                                  [](char c) { return static_cast<signed char>(c) < 0; });
  if (ascii) return false;
  bool quoted = false;
  for (const Mark& mark : kMarks) {
    quoted |= argument.text.starts_with(mark.bytes) || Trim(argument.text).ends_with(mark.bytes);
  }
  if (!quoted || !StandsAt(context.sources, argument.place, argument.text)) return quoted;
  for (const Mark& mark : kMarks) {
    for (size_t at = argument.text.find(mark.bytes); at != std::string::npos;
         at = argument.text.find(mark.bytes, at + 1)) {
      const Pos place{argument.place.source, argument.place.offset + static_cast<uint32_t>(at)};
      edits.push_back(
          {{place, static_cast<uint32_t>(mark.bytes.size())}, std::string(mark.replacement)});
    }
  }
  return true;
}

void Run(const Context& context) {
  for (const UserCall& call : context.record.calls()) {
    std::vector<Edit> edits;
    bool found = false;
    for (const UserArgument& argument : call.arguments) {
      found |= CollectEdits(context, argument, edits);
    }
    if (!found) continue;
    Diagnostic diagnostic(
        kKinds[0], call.range(),
        fmt::format("typographic quotes in {}; m4 quotes are ` and '", call.command->name));
    if (ClaimOpenFailures(context, call.id)) diagnostic.severity = Severity::kError;
    if (!edits.empty()) {
      diagnostic.fixes.push_back({"use m4 quotes", true, std::move(edits)});
    }
    context.sink.Add(std::move(diagnostic));
  }
}

}  // namespace

extern const Check check_typographic_quotes;
const Check check_typographic_quotes = {
    kKinds,
    "an argument stands in typographic quotes",
    "Copied from a web page or a word processor, the quotes are part of the name: the define sets "
    "a macro that nothing reads, the feature is not found.",
    "OSTYPE(`linux')dnl\ndefine(\xe2\x80\x98SMART_HOST\xe2\x80\x99, "
    "\xe2\x80\x98[192.0.2.25]\xe2\x80\x99)dnl\n",
    "OSTYPE(`linux')dnl\ndefine(`SMART_HOST', `[192.0.2.25]')dnl\n",
    Run,
};

}  // namespace mw::mc
