// SPDX-License-Identifier: BSD-2-Clause
// Regular expressions: regexp, patsubst.
#include <optional>

#include "m4/builtin.h"
#include "m4/interpreter.h"
#include "m4/substitution.h"

namespace mw::m4 {
namespace {

size_t MaxBytes(const Invocation& call) {
  const uint64_t limit = call.m4.options().limits.memory_bytes;
  return limit != 0 ? limit : SIZE_MAX;
}

void ReturnSubstitution(Invocation& call, const Substitution& substitution) {
  for (const std::string& warning : substitution.warnings) call.Warn(warning);
  if (substitution.too_long) {
    call.m4.Report(MessageKind::kLimit,
                   "the result of a substitution is larger than the memory allowed");
    return;
  }
  call.Return(substitution.text);
}

// regexp(text, pattern, [replacement])
void Regexp(Invocation& call) {
  if (call.WarnTooFew(2)) {
    if (call.count() == 1) call.ReturnNumber(0);
    return;
  }
  std::optional<std::string_view> replacement;
  if (call.count() >= 3) replacement = call[3];
  ReturnSubstitution(
      call, FindPattern(call.m4.substitutions(), call[1], call[2], replacement, MaxBytes(call)));
}

// patsubst(text, pattern, [replacement])
// Known to differ: a quoted text that begins in the result and ends behind it. GNU m4 ends the result with a NUL
// byte, which cuts such a text; everywhere else it is lost without a trace.
void Patsubst(Invocation& call) {
  if (call.WarnTooFew(2)) {
    call.ReturnArgument(1);
    return;
  }
  const Substitution substitution =
      ReplacePattern(call.m4.substitutions(), call[1], call[2], call[3], MaxBytes(call));
  ReturnSubstitution(call, substitution);
  // GNU m4 shows the expansion of patsubst in traces even when it is empty.
  const bool failed = !substitution.warnings.empty() &&
                      substitution.warnings.back().starts_with("bad regular expression");
  if (!failed) call.result.MarkShown();
}

constexpr Builtin kRows[] = {
    {"patsubst", true, false, true, 0, 3, "replace what matches a regular expression", Patsubst},
    {"regexp", true, false, true, 0, 3, "search by a regular expression", Regexp},
};

}  // namespace

std::span<const Builtin> pattern_rows() { return kRows; }

}  // namespace mw::m4
