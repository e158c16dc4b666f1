// SPDX-License-Identifier: BSD-2-Clause
// Address and rule text to tokens, and tokens back to text.
//
// Operator characters (option OperatorChars, and always ( ) < > , ; CR LF) are tokens of their own; runs of
// other characters are atoms; blanks separate and vanish. "..." is one token, quotes included. A backslash
// keeps the next character from being special, and both stay (`\!` loses the backslash outside quotes).
//
// Three ways of reading (sendmail uses different tables):
//   kAddress  /parse, /try, map values, $&x: ( ) comments vanish, symbol bytes are atom bytes
//   kRuleInput -bt rule input and rules at V>=9: ( and ) are tokens, symbol bytes are operators
//   kOldRule  rules below V9: comments vanish, symbol bytes are operators
//
// Faults (an unbalanced quote ...) are repaired and reported, one message each; in rule text they are
// neither. Too long a token, or too much text, gives no tokens at all.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rewrite/tokens.h"

namespace mw::rewrite {

enum class Reading : uint8_t { kAddress, kRuleInput, kOldRule };

// Room that sendmail has for the text of an address and for that of a rule side, in bytes with one more
// for each token.
inline constexpr size_t kAddressRoom = 1250;
inline constexpr size_t kRuleRoom = 3043;
inline constexpr size_t kMaxTokens = 1000;
inline constexpr size_t kMaxTokenLength = 256;

// Gets the faults found, without the text that sendmail puts before them.
class FaultListener {
 public:
  virtual ~FaultListener() = default;
  // `scanned` is the text that was being read, from its beginning to the end of the line.
  virtual void OnFault(std::string_view scanned, std::string_view message) = 0;
};

// Follows what is read, for traces.
class ScanWatcher {
 public:
  virtual ~ScanWatcher() = default;
  virtual void OnScan(std::string_view text) = 0;
  virtual void OnToken(const Token& token) = 0;
  virtual void OnScanned(
      std::span<const Token> tokens) = 0;  // not called after a text that is too long
};

struct ScanRequest {
  std::string_view text;
  char delimiter = '\0';  // ends the address; NUL: only the end of the text does
  Reading reading = Reading::kAddress;
  bool quiet = false;  // rule text: faults are neither repaired nor reported
  size_t room = kAddressRoom;
  bool keeps_partial = false;  // the tokens that were read before a fault stay
};

struct ScanResult {
  bool ok = true;  // false: too long; there are no tokens, but for keeps_partial
  size_t end = 0;  // offset of the delimiter, or the size of the text
};

class Tokenizer {
 public:
  explicit Tokenizer(const TokenTable& table);

  // The operator characters besides the fixed ones.
  void SetOperators(std::string_view operators);
  std::string_view operators() const { return operators_; }

  // Appends the tokens of request.text to `tokens`; their text is in `arena` or in the text itself.
  ScanResult Scan(const ScanRequest& request, TextArena& arena, std::vector<Token>& tokens,
                  FaultListener* faults) const;

  // Scans are told to `watcher` from now on; nullptr: to nobody. It must outlive this.
  void SetWatcher(ScanWatcher* watcher) { watcher_ = watcher; }

  // True if tokens that begin with this byte are atoms: between two of them text needs a blank.
  bool IsAtomByte(cf::Byte c) const { return types_[2][c] == Type::kAtom; }

  // True if the byte is a symbol that makes a token with the byte behind it: $1, $=c, $&x.
  bool TakesByte(cf::Byte c) const { return types_[2][c] == Type::kSingle; }

  // True if the byte is an operator in rule input.
  bool IsOperator(cf::Byte c) const { return types_[1][c] == Type::kOperator; }

 private:
  friend class Scanner;
  // kSingle takes exactly one more byte ($1, $=c).
  enum class Type : uint8_t { kOperator, kAtom, kQuote, kSpace, kSingle };

  // The tokens of plain text: nothing but atoms, blanks and harmless operators. False, with nothing appended,
  // for all other text; Scan then takes the long way.
  bool ScanPlain(const ScanRequest& request, TextArena& arena, std::vector<Token>& tokens,
                 ScanResult& result) const;
  bool ScanPlainRule(const ScanRequest& request, TextArena& arena, std::vector<Token>& tokens,
                     ScanResult& result) const;
  void Cut(std::string_view kept, Reading reading, std::vector<Token>& tokens) const;

  std::array<std::array<Type, 256>, 3> types_;  // by Reading
  std::array<bool, 256> plain_{};               // bytes that ScanPlain understands
  std::string operators_;
  const TokenTable& table_;
  ScanWatcher* watcher_ = nullptr;
};

// The text of tokens: joined, `blank` between two adjacent atoms. Appended to `out`.
void TokensToText(const Token* begin, const Token* end, char blank, const Tokenizer& tokenizer,
                  std::string& out);

// `text` for a message: all of it, or its first and last 100 bytes around "..." when it has 203 or more.
std::string Shortened(std::string_view text);

}  // namespace mw::rewrite
