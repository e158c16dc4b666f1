// SPDX-License-Identifier: BSD-2-Clause
// The tokens of an expression for eval. Private to the evaluator; numbers and operators are described in
// m4/expression.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/text.h"

namespace mw::m4 {

enum class ExpressionToken : uint8_t {
  kEnd,
  kNumber,
  kLeftParenthesis,
  kRightParenthesis,
  kOperator,         // row() says which
  kInvalidOperator,  // an operator of C that changes its operand
  kUnknown,
};

enum class Op : uint8_t {
  kLogicalOr,
  kLogicalAnd,
  kOr,
  kXor,
  kAnd,
  kEqual,
  kAssign,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kShiftLeft,
  kShiftRight,
  kPlus,
  kMinus,
  kTimes,
  kDivide,
  kModulo,
  kPower,
  kNot,
  kComplement,
  kInvalid,
};

// Binding strength of binary operators; 0 for those that are unary only.
struct OperatorRow {
  std::string_view spelling;
  Op op;
  int precedence;
};

inline constexpr int kLogicalOrPrecedence = 1;
inline constexpr int kLogicalAndPrecedence = 2;
inline constexpr int kPowerPrecedence = 11;
inline constexpr int kHighestPrecedence = kPowerPrecedence;

// Splits the text into tokens; `Next` moves on, `Undo` gives the last one back.
class ExpressionLexer {
 public:
  // Reads up to the first NUL byte.
  explicit ExpressionLexer(std::string_view text) : text_(text.substr(0, text.find('\0'))) {}

  ExpressionToken Next();
  void Undo() { at_ = token_begin_; }

  // Of the last token.
  int32_t number() const { return number_; }
  const OperatorRow& row() const { return *row_; }

 private:
  ExpressionToken Number();
  bool Radix(uint32_t& radix);
  bool Starts(char lower) const { return at_ < text_.size() && ToLower(text_[at_]) == lower; }

  std::string_view text_;
  size_t at_ = 0;
  size_t token_begin_ = 0;
  int32_t number_ = 0;
  const OperatorRow* row_ = nullptr;
};

}  // namespace mw::m4
