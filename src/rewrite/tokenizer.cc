// SPDX-License-Identifier: BSD-2-Clause
#include "rewrite/tokenizer.h"

#include "base/text.h"
#include "cf/symbols.h"

namespace mw::rewrite {

Tokenizer::Tokenizer(const TokenTable& table) : table_(table) { SetOperators(".:@[]"); }

void Tokenizer::SetOperators(std::string_view operators) {
  operators_ = operators;
  for (size_t reading = 0; reading < types_.size(); reading++) {
    auto& types = types_[reading];
    types.fill(Type::kAtom);
    for (const char c : std::string_view("()<>,;\r\n"))
      types[static_cast<cf::Byte>(c)] = Type::kOperator;
    for (const char c : std::string_view(" \t\n\v\f\r"))
      types[static_cast<cf::Byte>(c)] = Type::kSpace;
    for (const char c : operators_) {
      if (types[static_cast<cf::Byte>(c)] == Type::kAtom) {
        types[static_cast<cf::Byte>(c)] = Type::kOperator;
      }
    }
    types['"'] = Type::kQuote;
    if (reading == 0) {
      for (unsigned c = ' '; c < 0x7f; c++) {
        plain_[c] =
            std::string_view("\"\\(),;").find(static_cast<char>(c)) == std::string_view::npos;
      }
    }
    if (static_cast<Reading>(reading) == Reading::kAddress) continue;
    for (unsigned c = 0x80; c < 0xa0; c++) types[c] = Type::kOperator;
    for (const cf::Byte c :
         {cf::kDeferredMacro, cf::kInClass, cf::kNotInClass, cf::kReplacement, cf::kQuoteByte}) {
      types[c] = Type::kSingle;
    }
  }
}

// One run over one text: sendmail's state machine. A state is the kind of the byte before.
class Scanner {
 public:
  Scanner(const Tokenizer& tokenizer, const ScanRequest& request, TextArena& arena,
          std::vector<Token>& tokens, FaultListener* faults)
      : tokenizer_(tokenizer),
        request_(request),
        tokens_(tokens),
        faults_(faults),
        types_(tokenizer.types_[static_cast<size_t>(request.reading)]),
        keeps_parentheses_(request.reading == Reading::kRuleInput),
        room_(arena.Allocate(std::min(2 * request.text.size() + 16, request.room + 16))),
        out_(room_) {}

  ScanResult Run() {
    const size_t before = tokens_.size();
    bool ok = true;
    bool more = true;
    while (ok && more) {
      char* token = out_;
      more = ReadToken();
      ok = !too_long_ && Finish(token, before);
    }
    if (!ok && !request_.keeps_partial) tokens_.resize(before);
    return {ok, std::min(end_, request_.text.size())};
  }

 private:
  using Type = Tokenizer::Type;
  enum class Step : uint8_t { kNext, kToken, kEnd };

  // Reads up to the end of a token; false at the end of the address.
  bool ReadToken() {
    for (;;) {
      if (pending_ && !escaping_) {
        if (!Put(Pending())) return false;
        pending_ = false;
      }
      switch (Advance()) {
        case Step::kNext:
          break;
        case Step::kToken:
          return true;
        case Step::kEnd:
          return false;
      }
    }
  }

  // Takes the next byte and says what it does.
  Step Advance() {
    if (at_ >= request_.text.size()) {
      if (!Repair()) return End();
    } else {
      c_ = request_.text[at_++];
      if (IsDelimiter() && comments_ == 0 && state_ != Type::kQuote) {
        if (angles_ == 0) return End();
        if (request_.delimiter == ',' && !route_ && !request_.quiet) {
          Fault("Unbalanced '<'");
          c_ = '>';
          at_--;
        }
      }
    }
    pending_ = true;
    if (escaping_ && EndEscape()) return Step::kNext;
    if (!Special()) {
      pending_ = false;
      return Step::kNext;
    }
    if (IsDelimiter() && angles_ == 0 && state_ != Type::kQuote) return End();
    return Move();
  }

  bool IsDelimiter() const { return request_.delimiter != '\0' && c_ == request_.delimiter; }

  Step End() {
    // `end_` is the place of the delimiter, which has been read already, or the end of the text.
    end_ = at_ > 0 && at_ <= request_.text.size() && IsDelimiter() && !at_end_ ? at_ - 1 : at_;
    pending_ = false;
    return Step::kEnd;
  }

  // At the end of the text: supplies what is missing, one byte a time. False: nothing is.
  bool Repair() {
    if (request_.quiet) return AtEnd();
    if (state_ == Type::kQuote) {
      Fault("Unbalanced '\"'");
      c_ = '"';
    } else if (comments_ > 0) {
      Fault("Unbalanced '('");
      c_ = ')';
    } else if (angles_ > 0) {
      Fault("Unbalanced '<'");
      c_ = '>';
    } else {
      return AtEnd();
    }
    return true;
  }

  bool AtEnd() {
    at_end_ = true;
    return false;
  }

  // The byte after a backslash. True: it is taken as it is, with its backslash.
  bool EndEscape() {
    escaping_ = false;
    if (comments_ > 0) {
      pending_ = false;
      return true;
    }
    if (c_ == '!' && state_ != Type::kQuote) return false;
    if (!Put('\\')) return true;
    return true;
  }

  // Brackets, comments and backslashes. False: the byte vanishes.
  bool Special() {
    if (c_ == '\\') {
      escaping_ = true;
    } else if (state_ == Type::kQuote) {
      return true;
    } else if (c_ == '(' && !keeps_parentheses_) {
      comments_++;
      return false;
    } else if (c_ == ')' && !keeps_parentheses_) {
      if (comments_ == 0) {
        if (request_.quiet) return true;
        Fault("Unbalanced ')'");
        return false;
      }
      // The state is that of a blank: a comment separates.
      comments_--;
    } else if (comments_ > 0) {
      return false;
    } else if (c_ == '<') {
      angles_++;
      size_t next = at_;
      while (next < request_.text.size() && IsSpace(request_.text[next])) next++;
      if (next < request_.text.size() && request_.text[next] == '@') route_ = true;
    } else if (c_ == '>') {
      if (angles_ == 0) {
        if (request_.quiet) return true;
        Fault("Unbalanced '>'");
        return false;
      }
      angles_--;
      route_ = false;
    }
    return true;
  }

  // The state machine proper.
  Step Move() {
    Type type = types_[static_cast<cf::Byte>(c_)];
    if (!keeps_parentheses_ && (c_ == '(' || c_ == ')') && state_ != Type::kQuote)
      type = Type::kSpace;
    const Type before = state_;
    bool new_token = true;
    switch (before) {
      case Type::kQuote:
        state_ = type == Type::kQuote ? Type::kOperator : Type::kQuote;
        return Step::kNext;
      case Type::kSingle:
        state_ = Type::kOperator;
        return Step::kNext;
      case Type::kAtom:
        new_token = type != Type::kAtom;
        break;
      case Type::kSpace:
        new_token = false;
        break;
      case Type::kOperator:
        break;
    }
    state_ = type;
    if (type == Type::kSpace) pending_ = false;
    return new_token ? Step::kToken : Step::kNext;
  }

  char Pending() const {
    // Without EightBitAddrOK the byte 0xff loses its high bit.
    return c_ == '\xff' ? '\x7f' : c_;
  }

  bool Put(char c) {
    if (static_cast<size_t>(out_ - room_) + separators_ >= request_.room) {
      Fault("Address too long");
      too_long_ = true;
      return false;
    }
    *out_++ = c;
    return true;
  }

  // Makes the bytes since `begin` a token. False: too many or too long.
  bool Finish(const char* begin, size_t before) {
    if (begin == out_) return true;
    separators_++;
    const std::string_view text(begin, static_cast<size_t>(out_ - begin));
    if (tokens_.size() - before >= kMaxTokens) {
      Fault("prescan: too many tokens");
      return false;
    }
    if (text.size() > kMaxTokenLength) {
      Fault("prescan: token too long");
      return false;
    }
    TokenId id = tokenizer_.table_.Find(text);
    if (id <= kUnknownQuoted) {
      id = tokenizer_.IsAtomByte(static_cast<cf::Byte>(text[0])) ? kUnknownAtom : kUnknownQuoted;
    }
    tokens_.push_back({text.data(), static_cast<uint32_t>(text.size()), id});
    if (tokenizer_.watcher_ != nullptr) tokenizer_.watcher_->OnToken(tokens_.back());
    return true;
  }

  void Fault(std::string_view message) {
    if (faults_ != nullptr) faults_->OnFault(request_.text, message);
  }

  const Tokenizer& tokenizer_;
  const ScanRequest& request_;
  std::vector<Token>& tokens_;
  FaultListener* faults_;
  const std::array<Type, 256>& types_;
  bool keeps_parentheses_;
  char* room_;
  char* out_;
  size_t separators_ = 0;  // tokens so far; each takes one byte more in sendmail's buffer
  size_t at_ = 0;
  size_t end_ = 0;
  Type state_ = Type::kAtom;
  char c_ = 0;
  bool pending_ = false;   // c_ waits to be stored
  bool escaping_ = false;  // c_ is a backslash that waits for its byte
  bool route_ = false;     // within <@...>, where commas are tokens
  bool at_end_ = false;
  bool too_long_ = false;
  int comments_ = 0;
  int angles_ = 0;
};

bool Tokenizer::ScanPlain(const ScanRequest& request, TextArena& arena, std::vector<Token>& tokens,
                          ScanResult& result) const {
  constexpr size_t kLongest = 250;
  const std::string_view text = request.text;
  if (text.size() > kLongest) return false;
  if (request.quiet) return ScanPlainRule(request, arena, tokens, result);
  int angles = 0;
  for (const char c : text) {
    if (!plain_[static_cast<cf::Byte>(c)] || c == request.delimiter) return false;
    // `<` and `>` may pass when they are balanced and nothing could be a route.
    if (c == '<') angles++;
    if (c == '>' && --angles < 0) return false;
  }
  if (angles != 0) return false;
  Cut(arena.Keep(text), request.reading, tokens);
  result = {true, text.size()};
  return true;
}

// Text of a rule: nothing is balanced, and symbols are operators.
bool Tokenizer::ScanPlainRule(const ScanRequest& request, TextArena& arena,
                              std::vector<Token>& tokens, ScanResult& result) const {
  if (request.reading != Reading::kRuleInput) return false;
  for (const char c : request.text) {
    const auto byte = static_cast<cf::Byte>(c);
    const bool plain = (byte >= ' ' && byte < 0x7f && c != '"' && c != '\\') ||
                       (cf::IsSymbolByte(byte) && byte != cf::kQuoteByte);
    if (!plain || c == request.delimiter) return false;
  }
  Cut(arena.Keep(request.text), request.reading, tokens);
  result = {true, request.text.size()};
  return true;
}

// Makes tokens of text that holds no quotes, backslashes and comments.
void Tokenizer::Cut(std::string_view kept, Reading reading, std::vector<Token>& tokens) const {
  const auto& types = types_[static_cast<size_t>(reading)];
  for (size_t at = 0; at < kept.size();) {
    const Type type = types[static_cast<cf::Byte>(kept[at])];
    size_t end = at + 1;
    if (type == Type::kSpace) {
      at = end;
      continue;
    }
    if (type == Type::kSingle && end < kept.size()) end++;
    if (type == Type::kAtom) {
      while (end < kept.size() && types[static_cast<cf::Byte>(kept[end])] == Type::kAtom) end++;
    }
    TokenId id = table_.Find(kept.substr(at, end - at));
    if (id <= kUnknownQuoted) {
      id = IsAtomByte(static_cast<cf::Byte>(kept[at])) ? kUnknownAtom : kUnknownQuoted;
    }
    tokens.push_back({kept.data() + at, static_cast<uint32_t>(end - at), id});
    at = end;
  }
}

ScanResult Tokenizer::Scan(const ScanRequest& request, TextArena& arena, std::vector<Token>& tokens,
                           FaultListener* faults) const {
  if (watcher_ != nullptr) {
    const size_t before = tokens.size();
    watcher_->OnScan(request.text);
    const ScanResult result = Scanner(*this, request, arena, tokens, faults).Run();
    if (result.ok) watcher_->OnScanned(std::span<const Token>(tokens).subspan(before));
    return result;
  }
  ScanResult plain;
  if (ScanPlain(request, arena, tokens, plain)) return plain;
  return Scanner(*this, request, arena, tokens, faults).Run();
}

void TokensToText(const Token* begin, const Token* end, char blank, const Tokenizer& tokenizer,
                  std::string& out) {
  bool after_atom = false;
  for (const Token* token = begin; token != end; token++) {
    const bool atom = tokenizer.IsAtomByte(token->first());
    if (after_atom && atom) out += blank;
    out.append(token->text, token->length);
    after_atom = atom;
  }
}

std::string Shortened(std::string_view text) {
  constexpr size_t kLimit = 203;
  if (text.size() < kLimit) return std::string(text);
  const size_t half = (kLimit - 3) / 2;
  return std::string(text.substr(0, half)) + "..." + std::string(text.substr(text.size() - half));
}

}  // namespace mw::rewrite
