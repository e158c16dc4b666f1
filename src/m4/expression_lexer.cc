// SPDX-License-Identifier: BSD-2-Clause
#include "m4/expression_lexer.h"

#include <array>

namespace mw::m4 {
namespace {

// Rows with the same first byte stand together, longer spellings before their prefixes.
constexpr auto kOperators = std::to_array<OperatorRow>({
    {"||", Op::kLogicalOr, kLogicalOrPrecedence},
    {"|=", Op::kInvalid, 0},
    {"|", Op::kOr, 3},
    {"^=", Op::kInvalid, 0},
    {"^", Op::kXor, 4},
    {"&&", Op::kLogicalAnd, kLogicalAndPrecedence},
    {"&=", Op::kInvalid, 0},
    {"&", Op::kAnd, 5},
    {"==", Op::kEqual, 6},
    {"=", Op::kAssign, 6},
    {"!=", Op::kNotEqual, 6},
    {"!", Op::kNot, 0},
    {"<<=", Op::kInvalid, 0},
    {"<<", Op::kShiftLeft, 8},
    {"<=", Op::kLessEqual, 7},
    {"<", Op::kLess, 7},
    {">>=", Op::kInvalid, 0},
    {">>", Op::kShiftRight, 8},
    {">=", Op::kGreaterEqual, 7},
    {">", Op::kGreater, 7},
    {"++", Op::kInvalid, 0},
    {"+=", Op::kInvalid, 0},
    {"+", Op::kPlus, 9},
    {"--", Op::kInvalid, 0},
    {"-=", Op::kInvalid, 0},
    {"-", Op::kMinus, 9},
    {"**", Op::kPower, kPowerPrecedence},
    {"*=", Op::kInvalid, 0},
    {"*", Op::kTimes, 10},
    {"/=", Op::kInvalid, 0},
    {"/", Op::kDivide, 10},
    {"%=", Op::kInvalid, 0},
    {"%", Op::kModulo, 10},
    {"~", Op::kComplement, 0},
});

// For each byte the first operator that begins with it; rows with one first byte stand together.
constexpr auto kFirstOperator = [] {
  std::array<uint8_t, 256> first{};
  first.fill(static_cast<uint8_t>(kOperators.size()));
  for (size_t i = kOperators.size(); i-- > 0;) {
    first[static_cast<unsigned char>(kOperators[i].spelling[0])] = static_cast<uint8_t>(i);
  }
  return first;
}();

// The value of a digit or letter as a digit; 99 for other bytes.
uint32_t DigitValue(char c) {
  if (IsDigit(c)) return static_cast<uint32_t>(c - '0');
  if (IsAlpha(c)) return static_cast<uint32_t>(ToLower(c) - 'a') + 10;
  return 99;
}

}  // namespace

ExpressionToken ExpressionLexer::Next() {
  while (at_ < text_.size() && IsSpace(text_[at_])) ++at_;
  token_begin_ = at_;
  if (at_ == text_.size()) return ExpressionToken::kEnd;
  const char c = text_[at_];
  if (IsDigit(c)) return Number();
  if (c == '(' || c == ')') {
    ++at_;
    return c == '(' ? ExpressionToken::kLeftParenthesis : ExpressionToken::kRightParenthesis;
  }
  const std::string_view rest = text_.substr(at_);
  for (size_t i = kFirstOperator[static_cast<unsigned char>(c)]; i < kOperators.size(); ++i) {
    const OperatorRow& row = kOperators[i];
    if (row.spelling[0] != c) break;
    if (!rest.starts_with(row.spelling)) continue;
    at_ += row.spelling.size();
    row_ = &row;
    return row.op == Op::kInvalid ? ExpressionToken::kInvalidOperator : ExpressionToken::kOperator;
  }
  ++at_;
  return ExpressionToken::kUnknown;
}

// Reads the prefix of a number, if any, into its radix; false when 0rN: is malformed.
bool ExpressionLexer::Radix(uint32_t& radix) {
  radix = 10;
  if (text_[at_] != '0') return true;
  ++at_;
  radix = 8;
  if (Starts('x') || Starts('b')) {
    radix = Starts('x') ? 16 : 2;
    ++at_;
  } else if (Starts('r')) {
    ++at_;
    radix = 0;
    while (at_ < text_.size() && IsDigit(text_[at_]) && radix <= 36) {
      radix = 10 * radix + DigitValue(text_[at_++]);
    }
    if (radix == 0 || radix > 36 || !Starts(':')) return false;
    ++at_;
  }
  return true;
}

// Reads digits as long as they belong to the radix; there may be none: `0x' is 0.
ExpressionToken ExpressionLexer::Number() {
  uint32_t radix;
  if (!Radix(radix)) return ExpressionToken::kUnknown;
  uint32_t value = 0;
  for (; at_ < text_.size(); ++at_) {
    const uint32_t digit = DigitValue(text_[at_]);
    if (radix == 1) {
      // Radix 1 counts ones; zeros may stand in front.
      if (digit == 0 && value == 0) continue;
      if (digit != 1) break;
      ++value;
    } else {
      if (digit >= radix) break;
      value = value * radix + digit;
    }
  }
  number_ = static_cast<int32_t>(value);
  return ExpressionToken::kNumber;
}

}  // namespace mw::m4
