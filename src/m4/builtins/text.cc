// SPDX-License-Identifier: BSD-2-Clause
// Text: len, index, substr, translit.
#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "m4/builtin.h"
#include "m4/format.h"
#include "m4/interpreter.h"
#include "m4/translit.h"

namespace mw::m4 {
namespace {

void Len(Invocation& call) { call.ReturnNumber(static_cast<int>(call[1].size())); }

// index: with one argument it warns and says 0, as if the text it did not get were empty.
void Index(Invocation& call) {
  if (call.WarnTooFew(2)) {
    if (call.count() == 1) call.ReturnNumber(0);
    return;
  }
  const size_t at = call[1].find(call[2]);
  call.ReturnNumber(at == std::string_view::npos ? -1 : static_cast<int>(at));
}

void Substr(Invocation& call) {
  if (call.WarnTooFew(2)) {
    call.ReturnArgument(1);
    return;
  }
  const Text& text = call.argument(1).text;
  const auto size = static_cast<int64_t>(text.size());
  int start = 0;
  if (!call.Number(2, start)) return;
  int64_t length = size;
  if (call.count() >= 3) {
    int wanted = 0;
    if (!call.Number(3, wanted)) return;
    length = wanted;
  }
  if (start < 0 || length <= 0 || start >= size) return;
  length = std::min(length, size - start);
  call.result.Append(text.Slice(static_cast<size_t>(start), static_cast<size_t>(length)));
}

void TranslitBuiltin(Invocation& call) {
  if (call.WarnTooFew(2)) {
    call.ReturnArgument(1);
    return;
  }
  call.Return(Translit(call[1], call[2], call[3]));
}

void FormatBuiltin(Invocation& call) {
  std::vector<std::string_view> arguments;
  for (size_t i = 1; i <= call.count(); ++i) arguments.push_back(call[i]);
  const uint64_t limit = call.m4.options().limits.memory_bytes;
  const FormattedText formatted = FormatText(arguments, limit != 0 ? limit : SIZE_MAX);
  for (const std::string& warning : formatted.warnings) call.Warn(warning);
  if (call.m4.ended()) return;
  if (formatted.too_long) {
    call.m4.Report(MessageKind::kLimit, "the result of format is larger than the memory allowed");
    return;
  }
  call.Return(formatted.text);
}

constexpr Builtin kRows[] = {
    {"format", true, false, true, 1, -1, "text as printf formats it", FormatBuiltin},
    {"index", false, false, true, 0, 2, "where a text stands in another", Index},
    {"len", false, false, true, 1, 1, "number of bytes", Len},
    {"substr", false, false, true, 0, 3, "part of a text", Substr},
    {"translit", false, false, true, 0, 3, "replace bytes by others", TranslitBuiltin},
};

}  // namespace

std::span<const Builtin> text_rows() { return kRows; }

}  // namespace mw::m4
