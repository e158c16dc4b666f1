// SPDX-License-Identifier: BSD-2-Clause
#include "m4/syntax.h"

namespace mw::m4 {
namespace {

// The class of `c` where it begins no delimiter.
constexpr ByteClass BareClass(char c, bool in_arguments) {
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

constexpr Syntax::Table BareTable(bool in_arguments) {
  Syntax::Table table{};
  for (size_t i = 0; i < table.size(); ++i)
    table[i] = BareClass(static_cast<char>(i), in_arguments);
  return table;
}
constexpr Syntax::Table kBarePlain = BareTable(false), kBareArgument = BareTable(true);

}  // namespace

Syntax::Syntax() : plain_(kBarePlain), argument_(kBareArgument) {
  Classify(quote_begin_[0]);
  Classify(comment_begin_[0]);
}

ByteClass Syntax::WithoutQuote(char c, bool in_arguments) const {
  return BareClass(c, in_arguments);
}

void Syntax::SetQuotes(std::string_view begin, std::string_view end) {
  Replace(quote_begin_, begin);
  quote_end_ = end;
}

void Syntax::SetComments(std::string_view begin, std::string_view end) {
  Replace(comment_begin_, begin);
  comment_end_ = end;
}

// Large programs change the quotes thousands of times, so only what may differ is done anew.
void Syntax::Replace(std::string& delimiter, std::string_view by) {
  const char old = delimiter.empty() ? '\0' : delimiter[0];
  delimiter = by;
  tables_suffice_ = quote_begin_.size() <= 1 && comment_begin_.size() <= 1;
  Classify(old);
  if (!delimiter.empty()) Classify(delimiter[0]);
}

ByteClass Syntax::WithoutComment(char c, bool in_arguments) const {
  if (IsNameStart(c)) return ByteClass::kName;
  if (!quote_begin_.empty() && quote_begin_[0] == c) return ByteClass::kQuote;
  return WithoutQuote(c, in_arguments);
}

void Syntax::Classify(char c) {
  const bool comment = !comment_begin_.empty() && comment_begin_[0] == c;
  const auto index = static_cast<unsigned char>(c);
  plain_[index] = comment ? ByteClass::kComment : WithoutComment(c, false);
  argument_[index] = comment ? ByteClass::kComment : WithoutComment(c, true);
}

}  // namespace mw::m4
