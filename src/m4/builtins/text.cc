// SPDX-License-Identifier: BSD-2-Clause
// Text: len, index, substr, translit.
#include <fmt/format.h>

#include <algorithm>

#include "m4/builtin.h"
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

constexpr Builtin kRows[] = {
    {"index", false, false, true, 0, 2, "where a text stands in another", Index},
    {"len", false, false, true, 1, 1, "number of bytes", Len},
    {"substr", false, false, true, 0, 3, "part of a text", Substr},
    {"translit", false, false, true, 0, 3, "replace bytes by others", TranslitBuiltin},
};

}  // namespace

std::span<const Builtin> text_rows() { return kRows; }

}  // namespace mw::m4
