// SPDX-License-Identifier: BSD-2-Clause
// Definitions: define, pushdef, undefine, popdef, defn, indir, builtin.
#include <fmt/format.h>

#include "m4/builtin.h"
#include "m4/interpreter.h"

namespace mw::m4 {
namespace {

void WarnInvalidName(Invocation& call) {
  call.Warn(fmt::format("Warning: {}: invalid macro name ignored", call.name()));
}

void DefineOrPush(Invocation& call, bool push) {
  const Argument& name = call.argument(1);
  if (name.builtin != nullptr) {
    WarnInvalidName(call);
    return;
  }
  const Argument value = call.count() > 1 ? call.argument(2) : Argument{};
  if (value.builtin == nullptr) {
    call.m4.CheckSequence(call[1], value.text.view(), call.m4.location(), call.origin);
  }
  const Pos place = OriginOf(name.text.buffer(), name.text.data(), kNoCall).place;
  call.m4.Define(name.text.view(), value, place, push);
}

void Define(Invocation& call) { DefineOrPush(call, false); }
void Pushdef(Invocation& call) { DefineOrPush(call, true); }

void Undefine(Invocation& call) {
  for (size_t i = 1; i <= call.count(); ++i) {
    if (Symbol* symbol = call.m4.symbols().Find(call[i])) call.m4.symbols().Undefine(symbol);
  }
}

void Popdef(Invocation& call) {
  for (size_t i = 1; i <= call.count(); ++i) {
    if (Symbol* symbol = call.m4.symbols().Find(call[i])) call.m4.symbols().Pop(symbol);
  }
}

void Defn(Invocation& call) {
  const Syntax& syntax = call.m4.syntax();
  for (size_t i = 1; i <= call.count(); ++i) {
    Symbol* symbol = call.m4.NameAsked(call[i]);
    if (symbol == nullptr || symbol->top == nullptr) continue;
    const Definition& definition = *symbol->top;
    if (definition.builtin == nullptr) {
      if (call.count() == 1 && call.m4.PushQuotedText(definition.body, call.origin)) return;
      call.Return(syntax.quote_begin());
      call.result.Append(definition.body);
      call.Return(syntax.quote_end());
    } else if (call.count() == 1) {
      call.m4.PushBuiltinValue(*definition.builtin, call.origin);
    } else {
      call.Warn(fmt::format("Warning: cannot concatenate builtin `{}'", call[i]));
    }
  }
}

// indir: calls the macro named by the first argument, whatever its name looks like.
void Indir(Invocation& call) {
  if (call.argument(1).builtin != nullptr) {
    WarnInvalidName(call);
    return;
  }
  Symbol* symbol = call.m4.NameAsked(call[1]);
  if (symbol == nullptr || symbol->top == nullptr) {
    call.Warn(fmt::format("undefined macro `{}'", call[1]));
    return;
  }
  Invocation inner = call.Shifted();
  call.m4.CallSymbol(inner, *symbol);
}

// builtin: calls the builtin of that name, whatever the name means now.
void CallNamedBuiltin(Invocation& call) {
  if (call.argument(1).builtin != nullptr) {
    WarnInvalidName(call);
    return;
  }
  // The plain name, also under -P.
  const Builtin* builtin = FindBuiltin(call[1]);
  if (builtin == nullptr) {
    call.Warn(fmt::format("undefined builtin `{}'", call[1]));
    return;
  }
  Invocation inner = call.Shifted();
  call.m4.CallBuiltin(inner, *builtin);
}

constexpr Builtin kRows[] = {
    {"builtin", true, true, true, 1, -1, "call the builtin of a name", CallNamedBuiltin},
    {"define", false, true, true, 1, 2, "define a macro", Define},
    {"defn", false, false, true, 1, -1, "the quoted definition of macros", Defn},
    {"indir", true, true, true, 1, -1, "call a macro by any name", Indir},
    {"popdef", false, false, true, 1, -1, "remove the current definition", Popdef},
    {"pushdef", false, true, true, 1, 2, "define, keeping the old definition below", Pushdef},
    {"undefine", false, false, true, 1, -1, "remove all definitions", Undefine},
};

}  // namespace

std::span<const Builtin> define_rows() { return kRows; }

}  // namespace mw::m4
