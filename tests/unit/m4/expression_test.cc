// SPDX-License-Identifier: BSD-2-Clause
// Expected values are those of GNU m4 1.4.19.
#include "m4/expression.h"

#include <gtest/gtest.h>

#include <span>

namespace mw::m4 {
namespace {

// The result of eval as text: a number, or the message; with "= " in front for each warning.
std::string Show(std::string_view text) {
  const Evaluation result = EvaluateExpression(text);
  std::string shown;
  for (int i = 0; i < result.equality_warnings; ++i) shown += "= ";
  if (result.error != ExpressionError::kNone)
    return shown + ExpressionErrorText(result.error, text);
  return shown + std::to_string(result.value);
}

struct Row {
  std::string_view text;
  std::string_view result;
};

void Compare(std::span<const Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(Show(row.text), row.result) << row.text;
}

TEST(Expression, ComputesWithEveryOperator) {
  static constexpr Row kRows[] = {
      {"1 + 2 * 3 ** 2 - 4", "15"},
      {"(1 + 2) * 3", "9"},
      {"2 ** 3 ** 2", "512"},
      {"-2 ** 2", "4"},
      {"100 / 7 % 5", "4"},
      {"-5 / 3", "-1"},
      {"-5 % 3", "-2"},
      {"10 - 4 - 3", "3"},
      {"1 << 4 >> 2", "4"},
      {"1 < 2", "1"},
      {"2 <= 1", "0"},
      {"3 > 2 > 1", "0"},
      {"2 >= 2", "1"},
      {"2 == 2 == 1", "1"},
      {"2 != 2", "0"},
      {"6 & 3 | 8 ^ 12", "6"},
      {"0 || 0 && 1", "0"},
      {"2 && 3", "1"},
      {"!~-+1", "1"},
      {"3*- - -3", "-9"},
      {" \t1\n+\f2\v\r ", "3"},
  };
  Compare(kRows);
}

TEST(Expression, WrapsAround) {
  static constexpr Row kRows[] = {
      {"2147483647 + 1", "-2147483648"},
      {"-2147483648 - 1", "2147483647"},
      {"-2147483648 / -1", "-2147483648"},
      {"-2147483648 % -1", "0"},
      {"- -2147483648", "-2147483648"},
      {"65536 * 65536", "0"},
      {"1 << 33", "2"},
      {"1 << -1", "-2147483648"},
      {"-1 >> 33", "-1"},
      {"-5 << 30", "-1073741824"},
      {"3 ** 40", "689956897"},
      {"3 ** 2147483647", "-1431655765"},
      {"99999999999", "1215752191"},
      {"0x1ffffffff", "-1"},
  };
  Compare(kRows);
}

TEST(Expression, ReadsNumbersOfAllRadixes) {
  static constexpr Row kRows[] = {
      {"010", "8"},
      {"0x1F", "31"},
      {"0X1f", "31"},
      {"0b101", "5"},
      {"0r36:Zz", "1295"},
      {"0R3:12", "5"},
      {"0r1:00111", "3"},
      {"0x", "0"},
      {"0b", "0"},
      {"0r1:", "0"},
      {"0r37:1", "bad expression in eval: 0r37:1"},
      {"0r:1", "bad expression in eval: 0r:1"},
      {"08", "bad expression in eval (excess input): 08"},
      {"0b12", "bad expression in eval (excess input): 0b12"},
      {"0r1:10", "bad expression in eval (excess input): 0r1:10"},
  };
  Compare(kRows);
}

TEST(Expression, NamesTheKindOfMistake) {
  static constexpr Row kRows[] = {
      {"1 / 0", "divide by zero in eval: 1 / 0"},
      {"1 % 0", "modulo by zero in eval: 1 % 0"},
      {"0 ** 0", "divide by zero in eval: 0 ** 0"},
      {"2 ** -1", "negative exponent in eval: 2 ** -1"},
      {" ", "bad expression in eval:  "},
      {"a", "bad expression in eval: a"},
      {"1 &&", "bad expression in eval: 1 &&"},
      {"1 >>> 2", "bad expression in eval: 1 >>> 2"},
      {"-a", "bad expression in eval (bad input): -a"},
      {"1 a", "bad expression in eval (bad input): 1 a"},
      {"1 ? 2 : 3", "bad expression in eval (bad input): 1 ? 2 : 3"},
      {"(1", "bad expression in eval (missing right parenthesis): (1"},
      {"(1 += 2)", "bad expression in eval (missing right parenthesis): (1 += 2)"},
      {"1 2", "bad expression in eval (excess input): 1 2"},
      {"1 ! 2", "bad expression in eval (excess input): 1 ! 2"},
      {"1)", "bad expression in eval (excess input): 1)"},
      {"1 += 2", "invalid operator in eval: 1 += 2"},
      {"1 <<= 2", "invalid operator in eval: 1 <<= 2"},
      {"++1", "invalid operator in eval: ++1"},
  };
  Compare(kRows);
}

TEST(Expression, WarnsOfAssignmentOnceBothSidesAreKnown) {
  static constexpr Row kRows[] = {
      {"1 = 1", "= 1"},
      {"1 == 1 = 2 = 3", "= = 0"},
      {"1 =", "bad expression in eval: 1 ="},
      {"1 = 1/0", "divide by zero in eval: 1 = 1/0"},
      {"(1=2", "= bad expression in eval (missing right parenthesis): (1=2"},
  };
  Compare(kRows);
}

TEST(Expression, ForgivesErrorsInAnArmThatDoesNotCount) {
  static constexpr Row kRows[] = {
      {"1 || 1/0", "1"},
      {"0 && 1%0", "0"},
      {"1 || 0**-1", "1"},
      {"0 || 1/0", "divide by zero in eval: 0 || 1/0"},
      {"1 || 1/0 || 2", "1"},
      {"0 && 1/0 || 2", "1"},
      {"1 || 1/0 + 2", "bad expression in eval (excess input): 1 || 1/0 + 2"},
      {"1 || 1/0 && 2", "bad expression in eval (excess input): 1 || 1/0 && 2"},
      {"1 || (1/0)", "bad expression in eval (excess input): 1 || (1/0)"},
      {"(1 || 1/0", "bad expression in eval (missing right parenthesis): (1 || 1/0"},
      {"1 || a", "bad expression in eval (bad input): 1 || a"},
      {"1 || (", "bad expression in eval: 1 || ("},
  };
  Compare(kRows);
}

TEST(Expression, NestsAsDeepAsMemoryAllows) {
  const std::string open(1000000, '(');
  const std::string close(1000000, ')');
  EXPECT_EQ(EvaluateExpression(open + "7" + close).value, 7);
  EXPECT_EQ(EvaluateExpression(open).error, ExpressionError::kSyntax);
  EXPECT_EQ(EvaluateExpression(std::string(1000001, '-') + "7").error,
            ExpressionError::kInvalidOperator);
  EXPECT_EQ(EvaluateExpression(std::string(1000001, '!') + "7").value, 0);
}

TEST(Expression, EndsAtNul) {
  EXPECT_EQ(EvaluateExpression(std::string_view("1\0+2", 4)).value, 1);
}

TEST(FormatNumber, WritesEveryRadixWithZerosInFront) {
  static constexpr struct {
    int32_t value;
    int radix;
    int32_t width;
    std::string_view result;
  } kRows[] = {
      {10, 1, 20, "00000000001111111111"},
      {-10, 1, 20, "-00000000001111111111"},
      {0, 1, 5, "00000"},
      {0, 1, 1, "0"},
      {0, 1, 0, ""},
      {0, 10, 0, "0"},
      {-10, 36, 20, "-0000000000000000000a"},
      {35, 36, 1, "z"},
      {-2147483647 - 1, 10, 1, "-2147483648"},
      {-2147483647 - 1, 2, 1, "-10000000000000000000000000000000"},
      {255, 16, 4, "00ff"},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(FormatNumber(row.value, row.radix, row.width, 100), row.result);
  }
}

TEST(FormatNumber, RefusesWhatIsTooLong) {
  EXPECT_EQ(FormatNumber(1000, 1, 1, 100), std::nullopt);
  EXPECT_EQ(FormatNumber(1, 10, 2147483647, 100), std::nullopt);
}

}  // namespace
}  // namespace mw::m4
