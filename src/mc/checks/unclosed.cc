// SPDX-License-Identifier: BSD-2-Clause
// A quote, a list of arguments or a comment that never ends: where it began, and which line is likely
// to be the culprit.
//
// m4 notices at the end of the file only. The opening place is certain; the mistake is there or, when
// a long quoted text was opened on purpose, at the first line within it that looks like a whole
// directive and yet opens more than it closes.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "mc/checks/check.h"

namespace mw::mc {
namespace {

constexpr DiagnosticKind kQuote = {"MC111", "unclosed-quote", Severity::kError};
constexpr DiagnosticKind kParenthesis = {"MC112", "unclosed-parenthesis", Severity::kError};
constexpr DiagnosticKind kComment = {"MC116", "unclosed-comment", Severity::kError};
constexpr DiagnosticKind kKinds[] = {kQuote, kParenthesis, kComment};

struct Balance {
  int opened = 0;
  int closed = 0;
  int open() const { return opened - closed; }
};

Balance CountQuotes(std::string_view line) {
  return {static_cast<int>(std::count(line.begin(), line.end(), '`')),
          static_cast<int>(std::count(line.begin(), line.end(), '\''))};
}

// Parentheses outside of quotes, as far as one line can tell.
Balance CountParentheses(std::string_view line) {
  Balance balance;
  int quotes = 0;
  for (const char c : line) {
    if (c == '`') ++quotes;
    if (c == '\'' && quotes > 0) --quotes;
    if (quotes > 0) continue;
    if (c == '(') ++balance.opened;
    if (c == ')') ++balance.closed;
  }
  return balance;
}

// The line up to a dnl that ends it.
std::string_view WithoutDnl(std::string_view line) {
  const size_t dnl = line.find("dnl");
  return dnl == std::string_view::npos ? line : line.substr(0, dnl);
}

// True if the line begins with a command and its parenthesis.
bool BeginsDirective(std::string_view line) {
  line = Trim(line);
  const size_t open = line.find('(');
  return open != std::string_view::npos && FindCommand(line.substr(0, open)) != nullptr;
}

bool LooksComplete(std::string_view line) { return Trim(WithoutDnl(line)).ends_with(')'); }

// The line that most likely lacks the closing mark: the first one from `pos` on that looks complete
// and is not. The line of `pos` when there is none.
Range Culprit(const SourceTable& sources, Pos pos, Balance (*count)(std::string_view)) {
  const std::string_view bytes = sources.Get(pos.source).bytes();
  const auto opening = static_cast<uint32_t>(LineBefore(sources, pos).size());
  uint32_t offset = pos.offset - opening;
  Range culprit{{pos.source, offset},
                static_cast<uint32_t>(opening + LineFrom(sources, pos).size())};
  bool first = true;
  while (offset < bytes.size()) {
    const std::string_view line = bytes.substr(offset, bytes.find('\n', offset) - offset);
    const std::string_view text = WithoutDnl(first ? line.substr(opening) : line);
    const bool candidate = first || BeginsDirective(line);
    if (candidate && LooksComplete(line) && count(text).open() > 0) {
      return {{pos.source, offset}, static_cast<uint32_t>(line.size())};
    }
    offset += static_cast<uint32_t>(line.size()) + 1;
    first = false;
  }
  return culprit;
}

std::string Counted(int number, std::string_view word) {
  return fmt::format("{} {}{}", number, word, number == 1 ? "" : "s");
}

// Where the quote opened at `quote` should have ended, if its line tells: behind the name in
// define(`NAME, `value'), before the last parenthesis in FEATURE(`x). -1 if it does not.
int64_t MissingEnd(const SourceTable& sources, Pos quote) {
  const std::string_view line = Trim(WithoutDnl(LineFrom(sources, quote)));
  size_t at = 1;
  while (at < line.size() && (IsAlpha(line[at]) || IsDigit(line[at]) || line[at] == '_')) ++at;
  if (at > 1 && at < line.size() && (line[at] == ',' || line[at] == ')')) {
    return int64_t{quote.offset} + static_cast<int64_t>(at);
  }
  const bool alone = line.find_first_of("`'", 1) == std::string_view::npos;
  if (!alone || !line.ends_with(')')) return -1;
  return int64_t{quote.offset} + static_cast<int64_t>(line.size()) - 1;
}

void ReportQuote(const Context& context, const Located& located, Pos place) {
  Diagnostic diagnostic =
      context.chain.Explain(kQuote, located, "quote opened here is never closed");
  const Range culprit = Culprit(context.sources, place, CountQuotes);
  const bool same_line = culprit.begin.offset <= place.offset;
  const Pos start = same_line ? place : culprit.begin;
  const Balance balance = CountQuotes(WithoutDnl(LineFrom(context.sources, start)));
  const int64_t end = same_line ? MissingEnd(context.sources, place) : -1;
  if (InHashLine(context.sources, place)) {
    diagnostic.message += "; '#' does not hide it from m4, 'dnl' does";
  } else if (end >= 0) {
    diagnostic.message +=
        fmt::format("; missing ' before '{}'?",
                    LineFrom(context.sources, place)[static_cast<size_t>(end) - place.offset]);
    diagnostic.fixes.push_back({"insert the closing quote",
                                false,
                                {{{{place.source, static_cast<uint32_t>(end)}, 0}, "'"}}});
  } else {
    diagnostic.notes.push_back(
        {culprit, fmt::format("likely here: this line opens {} and closes {}",
                              Counted(balance.opened, "quote"), balance.closed)});
  }
  context.sink.Add(std::move(diagnostic));
}

void ReportParenthesis(const Context& context, const Located& located, Pos place) {
  const std::string_view line = LineFrom(context.sources, place);
  const std::string name(line.substr(0, line.find('(')));
  Diagnostic diagnostic = context.chain.Explain(
      kParenthesis, located,
      fmt::format("expected ')' to close {}, found end of file", Quote(name)));
  const Range culprit = Culprit(context.sources, place, CountParentheses);
  if (culprit.begin.offset > place.offset) {
    diagnostic.notes.push_back({culprit, "likely here: this line opens more than it closes"});
  } else if (const std::string_view text = Trim(WithoutDnl(line));
             text.ends_with('\'') && CountParentheses(text).open() == 1) {
    const auto end = place.offset + static_cast<uint32_t>(text.size());
    diagnostic.fixes.push_back({"insert ')'", false, {{{{place.source, end}, 0}, ")"}}});
  }
  context.sink.Add(std::move(diagnostic));
}

void Run(const Context& context) {
  for (const Said& said : context.record.said()) {
    if (said.claimed || said.kind != Said::Kind::kMessage || !said.place.known()) continue;
    const bool quote = said.text.ends_with("end of file in string");
    const bool list = said.text.ends_with("end of file in argument list");
    const bool comment = said.text.ends_with("end of file in comment");
    if (!quote && !list && !comment) continue;
    const Located located = context.chain.Locate(said.place, said.call);
    if (!located.range.known() || located.inside.known()) continue;
    said.claimed = true;
    if (quote) {
      ReportQuote(context, located, said.place);
    } else if (list) {
      ReportParenthesis(context, located, said.place);
    } else {
      context.sink.Add(
          context.chain.Explain(kComment, located, "comment opened here is never closed"));
    }
  }
}

}  // namespace

extern const Check check_unclosed;
const Check check_unclosed = {
    kKinds,
    "a quote or a list of arguments is never closed",
    "m4 takes everything up to the end of the file as part of it, and stops there; the .cf ends "
    "after a few lines.",
    "OSTYPE(`linux')dnl\ndefine(`SMART_HOST, `[192.0.2.25]')dnl\n",
    "OSTYPE(`linux')dnl\ndefine(`SMART_HOST', `[192.0.2.25]')dnl\n",
    Run,
};

}  // namespace mw::mc
