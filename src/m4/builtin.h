// SPDX-License-Identifier: BSD-2-Clause
// Builtin macros: the row that describes one, and what its function gets.
//
// To add a builtin write a function and a row in one of the files of builtins/; everything else
// (symbol table, `builtin', arity warnings, frozen files) follows from the row.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "m4/argument.h"
#include "m4/buffer.h"

namespace mw::m4 {

class Interpreter;
class Invocation;

struct Builtin {
  std::string_view name;
  bool gnu = false;              // an extension: absent under -G
  bool takes_builtins = false;   // arguments may be builtins given as values (define, pushdef ...)
  bool needs_arguments = false;  // without "(" its name is plain text
  int min_arguments = 0;         // fewer: a warning, and the expansion is empty
  int max_arguments = -1;        // more: a warning; -1: any number
  std::string_view help;         // one line
  void (*run)(Invocation&) = nullptr;
  bool skips_line = false;  // dnl: without "(" the scanner does it by itself
};

// One call of a macro: its arguments, and where its expansion goes.
class Invocation {
 public:
  // `arguments[0]` is the name.
  Invocation(Interpreter& interpreter, std::span<const Argument> arguments, Builder& expansion,
             const Origin& where)
      : m4(interpreter), result(expansion), origin(where), arguments_(arguments) {}

  Interpreter& m4;
  Builder& result;      // what the call expands to
  const Origin origin;  // place of the name, and the call itself

  std::string_view name() const { return arguments_[0].text.view(); }
  // Number of arguments; f() has one, an empty one.
  size_t count() const { return arguments_.size() - 1; }
  // Argument `i`, counted from 1; empty when it is missing or a builtin.
  std::string_view operator[](size_t i) const {
    return i < arguments_.size() ? arguments_[i].text.view() : std::string_view();
  }
  const Argument& argument(size_t i) const { return arguments_[i]; }
  std::span<const Argument> arguments() const { return arguments_; }
  // The same call as seen by `indir' and `builtin': the first argument is the name.
  Invocation Shifted() const { return {m4, arguments_.subspan(1), result, origin}; }

  // Computed text as the expansion.
  void Return(std::string_view text) { result.AppendComputed(text, origin); }
  void ReturnNumber(int value);
  // Argument `i` as the expansion, without copying; empty when it is missing.
  void ReturnArgument(size_t i) {
    if (i < arguments_.size()) result.Append(arguments_[i].text);
  }
  // The same copied, where the expansion has room.
  void CopyArgument(size_t i) {
    if (i >= arguments_.size()) return;
    const Text& text = arguments_[i].text;
    if (!text.empty()) {
      result.AppendReserved(text.data(), text.size(), text.buffer(), text.call());
    }
  }
  // Arguments from `first` on, joined; each in quotes if `quoted`.
  void ReturnArguments(size_t first, std::string_view separator, bool quoted);

  // Text from outside (a command's output) as the expansion.
  void ReturnForeign(std::string_view text);

  // For builtins that answer something all the same: warns when there are fewer than `count`
  // arguments.
  bool WarnTooFew(size_t count);
  // Reads argument `i` as a decimal number. What is no number is reported, and false.
  bool Number(size_t i, int& value);
  // A warning or an error at the place of the call; "in the text" the caller names the builtin.
  void Warn(const std::string& text);
  void Error(const std::string& text);

 private:
  std::span<const Argument> arguments_;
};

// All builtins, sorted by name.
std::span<const Builtin* const> AllBuiltins();
// Null when there is none.
const Builtin* FindBuiltin(std::string_view name);

}  // namespace mw::m4
