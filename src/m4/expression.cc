// SPDX-License-Identifier: BSD-2-Clause
#include "m4/expression.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/check.h"
#include "base/text.h"

namespace mw::m4 {
namespace {

enum class Token : uint8_t {
  kEnd,
  kNumber,
  kLeftParenthesis,
  kRightParenthesis,
  kOperator,         // one of kOperators
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

constexpr int kLogicalOrPrecedence = 1;
constexpr int kLogicalAndPrecedence = 2;
constexpr int kPowerPrecedence = 11;
constexpr int kHighestPrecedence = kPowerPrecedence;

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

// Splits the text into tokens; `Next` moves on, `Undo` gives the last one back.
class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text.substr(0, text.find('\0'))) {}

  Token Next();
  void Undo() { at_ = token_begin_; }

  int32_t number() const { return number_; }
  const OperatorRow& row() const { return *row_; }

 private:
  Token Number();
  bool Radix(uint32_t& radix);
  bool Starts(char lower) const { return at_ < text_.size() && ToLower(text_[at_]) == lower; }

  std::string_view text_;
  size_t at_ = 0;
  size_t token_begin_ = 0;
  int32_t number_ = 0;
  const OperatorRow* row_ = nullptr;
};

Token Lexer::Next() {
  while (at_ < text_.size() && IsSpace(text_[at_])) ++at_;
  token_begin_ = at_;
  if (at_ == text_.size()) return Token::kEnd;
  const char c = text_[at_];
  if (IsDigit(c)) return Number();
  if (c == '(' || c == ')') {
    ++at_;
    return c == '(' ? Token::kLeftParenthesis : Token::kRightParenthesis;
  }
  const std::string_view rest = text_.substr(at_);
  for (size_t i = kFirstOperator[static_cast<unsigned char>(c)]; i < kOperators.size(); ++i) {
    const OperatorRow& row = kOperators[i];
    if (row.spelling[0] != c) break;
    if (!rest.starts_with(row.spelling)) continue;
    at_ += row.spelling.size();
    row_ = &row;
    return row.op == Op::kInvalid ? Token::kInvalidOperator : Token::kOperator;
  }
  ++at_;
  return Token::kUnknown;
}

// Reads the prefix of a number, if any, into its radix; false when 0rN: is malformed.
bool Lexer::Radix(uint32_t& radix) {
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
Token Lexer::Number() {
  uint32_t radix;
  if (!Radix(radix)) return Token::kUnknown;
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
  return Token::kNumber;
}

// What waits on the stack for the value that is being read.
struct Pending {
  enum class Kind : uint8_t { kUnary, kBinary, kParenthesis };
  Kind kind = Kind::kParenthesis;
  Op op = Op::kInvalid;
  int precedence = 0;
  int32_t left = 0;
};

uint32_t Power(uint32_t base, uint32_t exponent) {
  uint32_t result = 1;
  for (; exponent != 0; exponent >>= 1) {
    if (exponent & 1) result *= base;
    base *= base;
  }
  return result;
}

int32_t ApplyUnary(Op op, int32_t value) {
  const auto bits = static_cast<uint32_t>(value);
  switch (op) {
    case Op::kMinus:
      return static_cast<int32_t>(0 - bits);
    case Op::kComplement:
      return static_cast<int32_t>(~bits);
    case Op::kNot:
      return value == 0;
    default:
      return value;
  }
}

// Division and power, the operators that can fail.
ExpressionError ApplyPartial(Op op, int32_t a, int32_t b, int32_t& result) {
  if (op == Op::kPower) {
    if (b < 0) return ExpressionError::kNegativeExponent;
    if (a == 0 && b == 0) return ExpressionError::kDivideByZero;
    result = static_cast<int32_t>(Power(static_cast<uint32_t>(a), static_cast<uint32_t>(b)));
    return ExpressionError::kNone;
  }
  const bool divide = op == Op::kDivide;
  if (b == 0) return divide ? ExpressionError::kDivideByZero : ExpressionError::kModuloByZero;
  // The smallest number divided by -1 does not fit: it wraps to itself.
  if (b == -1) {
    result = divide ? ApplyUnary(Op::kMinus, a) : 0;
  } else {
    result = divide ? a / b : a % b;
  }
  return ExpressionError::kNone;
}

ExpressionError ApplyBinary(Op op, int32_t a, int32_t b, int32_t& result) {
  const auto ua = static_cast<uint32_t>(a);
  const auto ub = static_cast<uint32_t>(b);
  const uint32_t shift = ub & 31;
  switch (op) {
    case Op::kLogicalOr:
      result = a != 0 || b != 0;
      break;
    case Op::kLogicalAnd:
      result = a != 0 && b != 0;
      break;
    case Op::kOr:
      result = static_cast<int32_t>(ua | ub);
      break;
    case Op::kXor:
      result = static_cast<int32_t>(ua ^ ub);
      break;
    case Op::kAnd:
      result = static_cast<int32_t>(ua & ub);
      break;
    case Op::kEqual:
    case Op::kAssign:
      result = a == b;
      break;
    case Op::kNotEqual:
      result = a != b;
      break;
    case Op::kLess:
      result = a < b;
      break;
    case Op::kLessEqual:
      result = a <= b;
      break;
    case Op::kGreater:
      result = a > b;
      break;
    case Op::kGreaterEqual:
      result = a >= b;
      break;
    case Op::kShiftLeft:
      result = static_cast<int32_t>(ua << shift);
      break;
    case Op::kShiftRight:
      result = a >> shift;
      break;
    case Op::kPlus:
      result = static_cast<int32_t>(ua + ub);
      break;
    case Op::kMinus:
      result = static_cast<int32_t>(ua - ub);
      break;
    case Op::kTimes:
      result = static_cast<int32_t>(ua * ub);
      break;
    default:
      return ApplyPartial(op, a, b, result);
  }
  return ExpressionError::kNone;
}

// Operator precedence parsing with the stack on the heap, so that nesting cannot overflow ours.
class Evaluator {
 public:
  explicit Evaluator(std::string_view text) : lexer_(text) {}

  Evaluation Run();

 private:
  bool Operand();
  bool Continue();
  bool Reduce(int precedence);
  bool Forgive();
  void ApplyUnaries();
  bool PushBinary(const OperatorRow& row);
  bool Close(Token token);
  bool Fail(ExpressionError error) {
    result_.error = error;
    return false;
  }

  Lexer lexer_;
  std::vector<Pending> stack_;
  Evaluation result_;
  int32_t value_ = 0;
  // Operators that bind tighter than this are not accepted next. Lowered behind a forgiven error.
  int accepted_ = kHighestPrecedence;
  bool need_operand_ = true;
  bool done_ = false;
};

Evaluation Evaluator::Run() {
  while (!done_ && (need_operand_ ? Operand() : Continue())) {
  }
  result_.value = value_;
  return result_;
}

// Reads one number, unary operator or opening parenthesis.
bool Evaluator::Operand() {
  const bool first = stack_.empty();
  switch (lexer_.Next()) {
    case Token::kNumber:
      value_ = lexer_.number();
      ApplyUnaries();
      need_operand_ = false;
      return true;
    case Token::kLeftParenthesis:
      stack_.push_back({});
      return true;
    case Token::kOperator: {
      const Op op = lexer_.row().op;
      if (op != Op::kPlus && op != Op::kMinus && op != Op::kNot && op != Op::kComplement) {
        return Fail(ExpressionError::kSyntax);
      }
      stack_.push_back({Pending::Kind::kUnary, op, 0, 0});
      return true;
    }
    case Token::kInvalidOperator:
      return Fail(ExpressionError::kInvalidOperator);
    case Token::kUnknown:
      // GNU m4 tells the two apart by where the unknown byte stands.
      return Fail(first ? ExpressionError::kSyntax : ExpressionError::kBadInput);
    default:
      return Fail(ExpressionError::kSyntax);
  }
}

// Goes on behind a complete operand.
bool Evaluator::Continue() {
  const Token token = lexer_.Next();
  if (token == Token::kUnknown) return Fail(ExpressionError::kBadInput);
  const OperatorRow* row = token == Token::kOperator ? &lexer_.row() : nullptr;
  const bool binary = row != nullptr && row->precedence != 0 && row->precedence <= accepted_;
  const int precedence = binary ? row->precedence : 0;
  lexer_.Undo();
  if (!Reduce(precedence)) return result_.error == ExpressionError::kNone;
  lexer_.Next();
  accepted_ = kHighestPrecedence;
  return binary ? PushBinary(*row) : Close(token);
}

bool Evaluator::PushBinary(const OperatorRow& row) {
  stack_.push_back({Pending::Kind::kBinary, row.op, row.precedence, value_});
  need_operand_ = true;
  return true;
}

// `token` is no binary operator: it closes a parenthesis or ends the expression.
bool Evaluator::Close(Token token) {
  if (!stack_.empty()) {
    if (token != Token::kRightParenthesis) return Fail(ExpressionError::kMissingRightParenthesis);
    stack_.pop_back();
    ApplyUnaries();
    return true;
  }
  done_ = true;
  if (token == Token::kEnd) return true;
  return Fail(token == Token::kInvalidOperator ? ExpressionError::kInvalidOperator
                                               : ExpressionError::kExcessInput);
}

void Evaluator::ApplyUnaries() {
  while (!stack_.empty() && stack_.back().kind == Pending::Kind::kUnary) {
    value_ = ApplyUnary(stack_.back().op, value_);
    stack_.pop_back();
  }
}

// Applies what binds at least as tight as an operator of `precedence` to the left of the next
// token. False: a failure, or one that was forgiven (no error is set): the next token is to be
// looked at anew.
bool Evaluator::Reduce(int precedence) {
  while (!stack_.empty() && stack_.back().kind == Pending::Kind::kBinary) {
    const Pending top = stack_.back();
    if (top.precedence < precedence) break;
    if (top.precedence == precedence && precedence == kPowerPrecedence) break;
    stack_.pop_back();
    if (top.op == Op::kAssign) ++result_.equality_warnings;
    const ExpressionError error = ApplyBinary(top.op, top.left, value_, value_);
    if (error != ExpressionError::kNone) {
      if (!Forgive()) Fail(error);
      return false;
    }
  }
  return true;
}

// Drops what is pending up to a && or || whose left side decides already; false when there is none.
bool Evaluator::Forgive() {
  while (!stack_.empty()) {
    const Pending top = stack_.back();
    stack_.pop_back();
    if (top.kind != Pending::Kind::kBinary) continue;
    const bool decided =
        (top.op == Op::kLogicalOr && top.left != 0) || (top.op == Op::kLogicalAnd && top.left == 0);
    if (!decided) continue;
    value_ = top.op == Op::kLogicalOr;
    accepted_ = top.precedence;
    return true;
  }
  return false;
}

}  // namespace

Evaluation EvaluateExpression(std::string_view text) { return Evaluator(text).Run(); }

std::string ExpressionErrorText(ExpressionError error, std::string_view text) {
  static constexpr auto kTexts = std::to_array<std::string_view>({
      "",
      "divide by zero in eval",
      "modulo by zero in eval",
      "negative exponent in eval",
      "bad expression in eval",
      "bad expression in eval (missing right parenthesis)",
      "bad expression in eval (bad input)",
      "bad expression in eval (excess input)",
      "invalid operator in eval",
  });
  Check(error != ExpressionError::kNone);
  return fmt::format("{}: {}", kTexts[static_cast<size_t>(error)], text);
}

std::optional<std::string> FormatNumber(int32_t value, int radix, int32_t width, size_t max_bytes) {
  Check(radix >= 1 && radix <= 36);
  uint32_t rest = static_cast<uint32_t>(value);
  if (value < 0) rest = 0 - rest;
  std::string digits;  // the last one first
  if (radix == 1) {
    if (rest > max_bytes) return std::nullopt;
    digits.assign(rest, '1');
  } else {
    do {
      digits += "0123456789abcdefghijklmnopqrstuvwxyz"[rest % static_cast<uint32_t>(radix)];
      rest /= static_cast<uint32_t>(radix);
    } while (rest != 0);
  }
  const auto minimum = static_cast<size_t>(std::max(width, 0));
  if (std::max(minimum, digits.size()) >= max_bytes) return std::nullopt;
  if (digits.size() < minimum) digits.append(minimum - digits.size(), '0');
  if (value < 0) digits += '-';
  std::reverse(digits.begin(), digits.end());
  return digits;
}

}  // namespace mw::m4
