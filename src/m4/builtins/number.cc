// SPDX-License-Identifier: BSD-2-Clause
// Numbers: eval, incr, decr. Arithmetic has 32 bits and wraps around.
#include <fmt/format.h>

#include "m4/builtin.h"
#include "m4/expression.h"
#include "m4/interpreter.h"

namespace mw::m4 {
namespace {

int Wrapped(int value, unsigned by) { return static_cast<int>(static_cast<unsigned>(value) + by); }

void Incr(Invocation& call) {
  int value = 0;
  if (call.Number(1, value)) call.ReturnNumber(Wrapped(value, 1u));
}

void Decr(Invocation& call) {
  int value = 0;
  if (call.Number(1, value)) call.ReturnNumber(Wrapped(value, ~0u));
}

// The value of the expression; false when it has none, which was reported.
bool Evaluate(Invocation& call, int& value) {
  if (call[1].empty()) {
    call.Warn(fmt::format("empty string treated as 0 in builtin `{}'", call.name()));
    value = 0;
    return true;
  }
  const Evaluation evaluation = EvaluateExpression(call[1]);
  for (int i = 0; i < evaluation.equality_warnings; ++i) call.Warn(std::string(kEqualityWarning));
  value = evaluation.value;
  if (evaluation.error == ExpressionError::kNone) return true;
  const std::string text = ExpressionErrorText(evaluation.error, call[1]);
  // Of all mistakes in an expression only this one sets the exit status in GNU m4.
  if (evaluation.error == ExpressionError::kInvalidOperator) {
    call.Error(text);
  } else {
    call.Warn(text);
  }
  return false;
}

// eval(expression, [radix], [width])
void Eval(Invocation& call) {
  int radix = 10, width = 1, value = 0;
  if (!call[2].empty() && !call.Number(2, radix)) return;
  if (radix < 1 || radix > 36) {
    call.Warn(fmt::format("radix {} in builtin `{}' out of range", radix, call.name()));
    return;
  }
  if (call.count() >= 3 && !call.Number(3, width)) return;
  if (width < 0) {
    call.Warn(fmt::format("negative width to builtin `{}'", call.name()));
    return;
  }
  if (!Evaluate(call, value) || call.m4.ended()) return;
  const uint64_t limit = call.m4.options().limits.memory_bytes;
  const auto digits = FormatNumber(value, radix, width, limit != 0 ? limit : SIZE_MAX);
  if (!digits) {
    call.m4.Report(MessageKind::kLimit, "the result of eval is larger than the memory allowed");
    return;
  }
  call.Return(*digits);
}

constexpr Builtin kRows[] = {
    {"decr", false, false, true, 1, 1, "one less", Decr},
    {"eval", false, false, true, 1, 3, "the value of an expression", Eval},
    {"incr", false, false, true, 1, 1, "one more", Incr},
};

}  // namespace

std::span<const Builtin> number_rows() { return kRows; }

}  // namespace mw::m4
