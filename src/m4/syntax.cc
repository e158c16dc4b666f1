// SPDX-License-Identifier: BSD-2-Clause
#include "m4/syntax.h"

namespace mw::m4 {

Syntax::Syntax() { Rebuild(); }

void Syntax::SetQuotes(std::string_view begin, std::string_view end) {
  quote_begin_ = begin;
  quote_end_ = end;
  Rebuild();
}

void Syntax::SetComments(std::string_view begin, std::string_view end) {
  comment_begin_ = begin;
  comment_end_ = end;
  Rebuild();
}

ByteClass Syntax::WithoutQuote(char c, bool in_arguments) const {
  if (IsNameStart(c)) return ByteClass::kName;
  if (c == '\0') return ByteClass::kNul;
  if (!in_arguments) return ByteClass::kPlain;
  switch (c) {
    case '(':
      return ByteClass::kOpen;
    case ')':
      return ByteClass::kClose;
    case ',':
      return ByteClass::kComma;
    default:
      return ByteClass::kPlain;
  }
}

ByteClass Syntax::WithoutComment(char c, bool in_arguments) const {
  if (IsNameStart(c)) return ByteClass::kName;
  if (!quote_begin_.empty() && quote_begin_[0] == c) return ByteClass::kQuote;
  return WithoutQuote(c, in_arguments);
}

void Syntax::Rebuild() {
  for (int i = 0; i < 256; ++i) {
    const char c = static_cast<char>(i);
    const bool comment = !comment_begin_.empty() && comment_begin_[0] == c;
    const auto index = static_cast<size_t>(i);
    plain_[index] = comment ? ByteClass::kComment : WithoutComment(c, false);
    argument_[index] = comment ? ByteClass::kComment : WithoutComment(c, true);
  }
}

}  // namespace mw::m4
