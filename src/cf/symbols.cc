// SPDX-License-Identifier: BSD-2-Clause
#include "cf/symbols.h"

#include "base/text.h"

namespace mw::cf {
namespace {

struct Row {
  char character;
  Byte symbol;
};
constexpr Row kRows[] = {
    {'*', kAnyOrNone},     {'+', kAny},     {'-', kOne},         {'=', kInClass},
    {'~', kNotInClass},    {'#', kResolve}, {'@', kHost},        {':', kUser},
    {'>', kCall},          {'?', kIf},      {'|', kElse},        {'.', kEndIf},
    {'[', kHostBegin},     {']', kHostEnd}, {'(', kLookupBegin}, {')', kLookupEnd},
    {'&', kDeferredMacro},
};

}  // namespace

Byte SymbolOf(char c) {
  if (IsDigit(c)) return kReplacement;
  for (const Row& row : kRows) {
    if (row.character == c) return row.symbol;
  }
  return 0;
}

char OperatorOf(Byte symbol) {
  for (const Row& row : kRows) {
    if (row.symbol == symbol) return row.character;
  }
  return 0;
}

}  // namespace mw::cf
