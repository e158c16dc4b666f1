// SPDX-License-Identifier: BSD-2-Clause
// The arguments of a FEATURE, MAILER ... against the description in its file.
#include <fmt/format.h>

#include <algorithm>

#include "base/spelling.h"
#include "base/text.h"
#include "mc/checks/call_headers.h"

namespace mw::mc {
namespace {

constexpr DiagnosticKind kMissing = {"MC125", "missing-argument", Severity::kWarning};
constexpr DiagnosticKind kExcess = {"MC126", "excess-argument", Severity::kWarning};
constexpr DiagnosticKind kUnknown = {"MC127", "unknown-argument", Severity::kWarning};
constexpr DiagnosticKind kBlanks = {"MC128", "blanks-in-argument", Severity::kWarning};
constexpr DiagnosticKind kKinds[] = {kMissing, kExcess, kUnknown, kBlanks};

// How the libraries word it that something is not there.
constexpr std::string_view kAboutMissing[] = {"requires", "require ", "argument", "must",
                                              "need",     "missing",  "specify"};

// The argument itself if it has a place and stands there as it is, else the call.
Range RangeOf(const Context& context, const UserCall& call, size_t index) {
  const UserArgument& argument = call.arguments[index];
  if (!StandsAt(context.sources, argument.place, argument.text)) return call.range();
  return {argument.place, static_cast<uint32_t>(argument.text.size())};
}

bool Accepts(const HeaderArgument& argument, std::string_view text) {
  return std::any_of(argument.words.begin(), argument.words.end(), [&](std::string_view word) {
    if (argument.first_letter) {
      text = text.substr(0, 1);
      word = word.substr(0, 1);
    }
    return argument.any_case ? EqualFolded(text, word) : text == word;
  });
}

void ReportUnknown(const Context& context, const DescribedCall& described, size_t index,
                   const HeaderArgument& argument, std::string_view text) {
  const std::vector<std::string_view> words(argument.words.begin(), argument.words.end());
  const std::optional<std::string_view> nearest = NearestName(text, words);
  std::string message = fmt::format("{} takes {} as argument {}, found {}", described.Name(),
                                    fmt::join(argument.words, " or "), index, Quote(text));
  if (nearest) message += fmt::format("; did you mean {}?", Quote(*nearest));
  Diagnostic diagnostic(kUnknown, RangeOf(context, *described.call, index), std::move(message));
  if (nearest && StandsAt(context.sources, described.call->arguments[index].place, text)) {
    diagnostic.fixes.push_back(
        {"write " + Quote(*nearest), false, {{diagnostic.range, std::string(*nearest)}}});
  }
  context.sink.Add(std::move(diagnostic));
}

// Blanks in front of an argument are dropped by m4, those behind it are not.
void ReportBlanks(const Context& context, const DescribedCall& described, size_t index,
                  std::string_view text, std::string_view trimmed) {
  Diagnostic diagnostic(kBlanks, RangeOf(context, *described.call, index),
                        fmt::format("argument {} of {} is {}, with blanks that count", index,
                                    described.Name(), Quote(text)));
  if (diagnostic.range.length == text.size()) {
    diagnostic.fixes.push_back(
        {"remove the blanks", false, {{diagnostic.range, std::string(trimmed)}}});
  }
  context.sink.Add(std::move(diagnostic));
}

void CheckWord(const Context& context, const DescribedCall& described, size_t index,
               const HeaderArgument& argument) {
  const std::string_view text = described.call->Argument(index);
  if (text.empty() || argument.words.empty() || Accepts(argument, text)) return;
  const std::string_view trimmed = Trim(text);
  if (trimmed.size() < text.size() && Accepts(argument, trimmed)) {
    ReportBlanks(context, described, index, text, trimmed);
  } else {
    ReportUnknown(context, described, index, argument, text);
  }
}

void CheckMissing(const Context& context, const DescribedCall& described, size_t index,
                  const HeaderArgument& argument) {
  if (!argument.required || !described.call->Argument(index).empty()) return;
  Diagnostic diagnostic(kMissing, described.call->range(),
                        fmt::format("{} needs argument {}, {}: {}", described.Name(), index,
                                    argument.name, argument.meaning));
  const std::optional<Severity> said = ClaimLibraryText(context, *described.call, kAboutMissing);
  if (said) diagnostic.severity = *said;
  context.sink.Add(std::move(diagnostic));
}

void CheckExcess(const Context& context, const DescribedCall& described) {
  const std::vector<HeaderArgument>& known = described.header.arguments;
  if (!known.empty() && known.back().repeated) return;
  const std::vector<UserArgument>& given = described.call->arguments;
  // The second argument of MAILER is the command's own: the name under which the mailer is counted.
  const size_t own = described.call->command->kind == CommandKind::kMailer ? 1 : 0;
  for (size_t index = known.size() + own + 1; index < given.size(); ++index) {
    // Red Hat's sendmail.mc has always said FEATURE(`no_default_msa',`dnl').
    if (Trim(given[index].text).empty() || given[index].text == "dnl") continue;
    const std::string count = known.empty()       ? "no argument"
                              : known.size() == 1 ? "one argument"
                                                  : fmt::format("{} arguments", known.size());
    context.sink.Add({kExcess, RangeOf(context, *described.call, index),
                      fmt::format("{} takes {}; {} is not used", described.Name(), count,
                                  Quote(given[index].text))});
    return;
  }
}

void Run(const Context& context) {
  for (const DescribedCall& described : DescribedCalls(context)) {
    const std::vector<HeaderArgument>& known = described.header.arguments;
    for (size_t i = 0; i < known.size(); ++i) {
      CheckMissing(context, described, i + 1, known[i]);
      CheckWord(context, described, i + 1, known[i]);
    }
    if (!known.empty() && known.back().repeated) {
      for (size_t i = known.size() + 1; i < described.call->arguments.size(); ++i) {
        CheckWord(context, described, i, known.back());
      }
    }
    CheckExcess(context, described);
  }
}

}  // namespace

extern const Check check_call_arguments;
const Check check_call_arguments = {
    kKinds,
    "an argument is missing, unknown or too much",
    "The library looks at few of its arguments: a word that it does not know is like none, and "
    "what it "
    "does not ask for is dropped without a word.",
    "OSTYPE(`linux', `6.1')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    Run,
};

}  // namespace mw::mc
