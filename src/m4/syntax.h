// SPDX-License-Identifier: BSD-2-Clause
// What the bytes of the input mean: names, quotes, comments, and within arguments parentheses and
// commas. Two tables of 256 entries say for each byte whether the scanner has to stop at it.
//
// Order of meaning, as in GNU m4: a comment wins over a name, a name over a quote, a quote over a
// parenthesis or comma. A delimiter of several bytes makes its first byte stop the scanner, which
// then compares the rest and falls back on the byte's other meaning.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace mw::m4 {

enum class ByteClass : uint8_t { kPlain, kName, kQuote, kComment, kOpen, kClose, kComma, kNul };

constexpr bool IsNameStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
constexpr bool IsNameByte(char c) { return IsNameStart(c) || (c >= '0' && c <= '9'); }

class Syntax {
 public:
  using Table = std::array<ByteClass, 256>;

  Syntax();

  // An empty `begin` turns quotes off.
  void SetQuotes(std::string_view begin, std::string_view end);
  // An empty `begin` turns comments off.
  void SetComments(std::string_view begin, std::string_view end);

  const std::string& quote_begin() const { return quote_begin_; }
  const std::string& quote_end() const { return quote_end_; }
  const std::string& comment_begin() const { return comment_begin_; }
  const std::string& comment_end() const { return comment_end_; }
  // Both quotes are one byte: quoted text can be found without looking across buffers.
  bool simple_quotes() const { return quote_begin_.size() == 1 && quote_end_.size() == 1; }
  bool simple_comments() const { return comment_begin_.size() == 1 && comment_end_.size() == 1; }
  // No delimiter begins with the first byte of a longer one: the tables tell all.
  bool tables_suffice() const { return tables_suffice_; }

  // The table for text outside or within arguments.
  const Table& table(bool in_arguments) const { return in_arguments ? argument_ : plain_; }
  // The class of `c` when no comment starts there, and when no quote does either.
  ByteClass WithoutComment(char c, bool in_arguments) const;
  ByteClass WithoutQuote(char c, bool in_arguments) const;

 private:
  // The classes of `c` under the current quotes and comments.
  void Classify(char c);
  void Replace(std::string& delimiter, std::string_view by);

  std::string quote_begin_ = "`", quote_end_ = "'";
  std::string comment_begin_ = "#", comment_end_ = "\n";
  bool tables_suffice_ = true;
  Table plain_, argument_;
};

}  // namespace mw::m4
