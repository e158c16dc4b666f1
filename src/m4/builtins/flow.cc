// SPDX-License-Identifier: BSD-2-Clause
// Conditions and the course of the run: ifdef, ifelse, shift, dnl, m4wrap, m4exit, changequote,
// changecom.
#include <fmt/format.h>

#include "m4/builtin.h"
#include "m4/interpreter.h"

namespace mw::m4 {
namespace {

void Ifdef(Invocation& call) {
  const Symbol* symbol = call.m4.NameAsked(call[1]);
  const bool defined = symbol != nullptr && symbol->top != nullptr;
  call.ReturnArgument(defined ? 2 : 3);
}

// ifelse(a, b, equal, [a2, b2, equal2, ...] [otherwise])
void Ifelse(Invocation& call) {
  const size_t count = call.count();
  if (count == 1) return;  // a common way to write a comment
  if (call.WarnTooFew(3)) return;
  if (count % 3 == 2 && !call.m4.options().quiet) {
    call.Warn(fmt::format("Warning: excess arguments to builtin `{}' ignored", call.name()));
  }
  size_t first = 1;
  for (;; first += 3) {
    if (call[first] == call[first + 1]) {
      call.ReturnArgument(first + 2);
      return;
    }
    const size_t left = count - first - 2;  // arguments behind this triple
    if (left == 0) return;
    if (left < 3) {
      call.ReturnArgument(first + 3);
      return;
    }
  }
}

void Shift(Invocation& call) { call.ReturnArguments(2, ",", true); }

void Dnl(Invocation& call) { call.m4.SkipLine(); }

// m4wrap: POSIX takes one argument, GNU all, with blanks between them.
void M4wrap(Invocation& call) {
  Builder text(&call.m4.pool());
  text.Append(call.argument(1).text);
  for (size_t i = 2; call.m4.options().gnu && i <= call.count(); ++i) {
    text.AppendComputed(" ", call.origin);
    text.Append(call.argument(i).text);
  }
  call.m4.Wrap(text.Take(), call.origin);
}

void M4exit(Invocation& call) {
  int status = 0;
  if (call.count() > 0 && !call.Number(1, status)) status = 1;
  if (status < 0 || status > 255) {
    call.Warn(fmt::format("exit status out of range: `{}'", status));
    status = 1;
  }
  call.m4.End(status != 0 ? status : call.m4.exit_status());
}

void Changequote(Invocation& call) {
  if (call.count() == 0) {
    call.m4.syntax().SetQuotes("`", "'");
    return;
  }
  const bool end_missing = call.count() < 2 || (!call[1].empty() && call[2].empty());
  call.m4.syntax().SetQuotes(call[1], end_missing ? std::string_view("'") : call[2]);
}

void Changecom(Invocation& call) {
  if (call.count() == 0) {
    call.m4.syntax().SetComments("", "");
    return;
  }
  const bool end_missing = call.count() < 2 || (!call[1].empty() && call[2].empty());
  call.m4.syntax().SetComments(call[1], end_missing ? std::string_view("\n") : call[2]);
}

constexpr Builtin kRows[] = {
    {"changecom", false, false, false, 0, 2, "change what begins and ends comments", Changecom},
    {"changequote", false, false, false, 0, 2, "change the quotes", Changequote},
    {"dnl", false, false, false, 0, 0, "leave out the rest of the line", Dnl, true},
    {"ifdef", false, false, true, 2, 3, "choose by whether a macro is defined", Ifdef},
    {"ifelse", false, false, true, 0, -1, "choose by comparing texts", Ifelse},
    {"m4exit", false, false, false, 0, 1, "end the run with an exit status", M4exit},
    {"m4wrap", false, false, true, 1, -1, "text to be read after all input", M4wrap},
    {"shift", false, false, true, 1, -1, "all arguments but the first", Shift},
};

}  // namespace

std::span<const Builtin> flow_rows() { return kRows; }

}  // namespace mw::m4
