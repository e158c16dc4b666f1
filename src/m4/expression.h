// SPDX-License-Identifier: BSD-2-Clause
// The arithmetic of the builtin eval: 32-bit integers that wrap around, as in GNU m4 1.4.19.
//
// Operators, the tightest first; all binary ones but ** group from the left:
//   ( )   + - ~ ! (unary)   **   * / %   + -   << >>   > >= < <=   == != =   &   ^   |   &&   ||
// Numbers: decimal, 0 octal, 0x hexadecimal, 0b binary, 0rN: radix N from 1 to 36.
//
// Oddities of GNU m4 that are kept (each seen with m4 1.4.19):
//   - unary minus binds tighter than **: -2**2 is 4; 0**0 divides by zero;
//   - shift counts are taken modulo 32;
//   - "=" compares, with a warning; "+=", "++" and their like are invalid operators;
//   - both arms of && and || are always read. A division by zero in an arm that does not count is
//     forgiven, but reading stops right behind it: `1 || 1/0' is 1, `1 || (1/0)' has excess input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mw::m4 {

enum class ExpressionError {
  kNone,
  kDivideByZero,
  kModuloByZero,
  kNegativeExponent,
  kSyntax,
  kMissingRightParenthesis,
  kBadInput,
  kExcessInput,
  kInvalidOperator,
};

struct Evaluation {
  int32_t value = 0;  // meaningful when there is no error
  ExpressionError error = ExpressionError::kNone;
  // Times that "=" was used for "==". Each one is a warning (kEqualityWarning), given before the
  // error.
  int equality_warnings = 0;
};

// What GNU m4 says for each "=".
inline constexpr std::string_view kEqualityWarning =
    "Warning: recommend ==, not =, for equality operator";

// Evaluates `text`, which ends at its first NUL byte. Takes time and memory in proportion to the
// text; nesting is limited by memory alone.
Evaluation EvaluateExpression(std::string_view text);

// The message of `error`, which must not be kNone, for the expression `text`:
// "bad expression in eval (excess input): 1 1".
std::string ExpressionErrorText(ExpressionError error, std::string_view text);

// `value` with at least `width` digits (zeros in front, the sign not counted), in radix 1 to 36.
// Radix 1 writes as many "1" as the value is large. Nothing when that would be longer than
// `max_bytes`.
std::optional<std::string> FormatNumber(int32_t value, int radix, int32_t width, size_t max_bytes);

}  // namespace mw::m4
