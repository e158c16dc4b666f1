// SPDX-License-Identifier: BSD-2-Clause
// What the library prints about the .mc. m4's exit status knows nothing of it.
#include <fmt/format.h>

#include "base/text.h"
#include "mc/checks/check.h"

namespace mw::mc {
namespace {

constexpr DiagnosticKind kError = {"MC114", "library-error", Severity::kError};
constexpr DiagnosticKind kWarning = {"MC115", "library-warning", Severity::kWarning};
constexpr DiagnosticKind kKinds[] = {kError, kWarning};

constexpr std::string_view kErrorMark = "*** ERROR";

// The text on one line, without the marks that stand for the severity.
std::string Words(std::string_view text) {
  std::string words;
  for (const std::string_view word : SplitWords(text)) {
    const bool mark = words.empty() &&
                      (word == "***" || word == "ERROR:" || word == "WARNING:" || word == "NOTE:");
    if (mark) continue;
    if (!words.empty()) words += ' ';
    words += word;
  }
  while (words.ends_with('.')) words.pop_back();
  return words;
}

bool ContainsWord(std::string_view text, std::string_view word) {
  const auto is_name = [](char c) { return IsAlpha(c) || IsDigit(c) || c == '_'; };
  for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !is_name(text[at - 1]);
    const size_t end = at + word.size();
    if (begins && (end == text.size() || !is_name(text[end]))) return true;
  }
  return false;
}

// Most messages of the final part (m4/proto.m4) come when the .mc is over; but they name the macro or
// the feature that they are about, and that has a line.
const UserCall* CallNamedIn(const Context& context, std::string_view text) {
  const UserCall* best = nullptr;
  for (const UserCall& call : context.record.calls()) {
    const CommandKind kind = call.command->kind;
    if (kind != CommandKind::kDefine && kind != CommandKind::kFeature) continue;
    if (call.Argument(0).size() < 4 || !ContainsWord(text, call.Argument(0))) continue;
    if (best == nullptr || text.find(call.Argument(0)) <= text.find(best->Argument(0)))
      best = &call;
  }
  return best;
}

// A call that stands for the library as a whole leads to no line worth showing.
bool LeadsToUser(const Context& context, const Located& located) {
  const UserCall* call = context.record.FindCall(located.call);
  return located.range.known() && (call == nullptr || call->command->name != "include");
}

void Run(const Context& context) {
  for (const Said& said : context.record.said()) {
    if (said.claimed || said.kind != Said::Kind::kErrorText) continue;
    said.claimed = true;
    const std::string words = Words(said.text);
    if (words.empty()) continue;
    Located located = context.chain.Locate(said.place, said.call);
    if (!LeadsToUser(context, located)) {
      const UserCall* named = CallNamedIn(context, said.text);
      located.range = named != nullptr ? named->range() : Range{{context.main, 0}, 0};
      located.around.clear();
    }
    const bool error = said.text.find(kErrorMark) != std::string::npos;
    context.sink.Add(context.chain.Explain(error ? kError : kWarning, located,
                                           "library: " + Printable(words, 300)));
  }
}

}  // namespace

extern const Check check_library_message;
const Check check_library_message = {
    kKinds,
    "the library prints a message",
    "The words are the library's own. '*** ERROR' does not change m4's exit status, so a make that "
    "looks only at that installs a broken .cf.",
    "FEATURE(`nouucp', `reject')dnl\nMAILER(`smtp')dnl\n",
    "OSTYPE(`linux')dnl\nFEATURE(`nouucp', `reject')dnl\nMAILER(`smtp')dnl\n",
    Run,
};

}  // namespace mw::mc
