// SPDX-License-Identifier: BSD-2-Clause
#include "rewrite/compiler.h"

#include <fmt/format.h>

#include "cf/symbols.h"

namespace mw::rewrite {
namespace {

struct Misuse {
  cf::Byte symbol;
  std::string_view shown;
};
constexpr Misuse kNotOnLeft[] = {
    {cf::kReplacement, "$1-$9"}, {cf::kUser, "$:"},
    {cf::kCall, "$>"},           {cf::kIf, "$?"},
    {cf::kEndIf, "$."},          {cf::kHostBegin, "$["},
    {cf::kHostEnd, "$]"},        {cf::kLookupBegin, "$("},
    {cf::kLookupEnd, "$)"},
};
constexpr Misuse kNotOnRight[] = {
    {cf::kAnyOrNone, "$*"}, {cf::kAny, "$+"},        {cf::kOne, "$-"},
    {cf::kInClass, "$="},   {cf::kNotInClass, "$~"},
};

// Symbols are the bytes 0x80 to 0x9f.
constexpr uint32_t BitOf(cf::Byte symbol) { return 1u << (symbol & 0x1f); }

template <size_t kCount>
constexpr uint32_t BitsOf(const Misuse (&rows)[kCount]) {
  uint32_t bits = 0;
  for (const Misuse& row : rows) bits |= BitOf(row.symbol);
  return bits;
}
constexpr uint32_t kWrongOnLeft = BitsOf(kNotOnLeft);
constexpr uint32_t kWrongOnRight = BitsOf(kNotOnRight);

// Tokens of one side; `failed` when there are none because the text is too long, or none at all.
class SideScanner final : public FaultListener {
 public:
  SideScanner(Rulebook& rules, const Complain& complain) : rules_(rules), complain_(complain) {}

  std::vector<Token> Scan(std::string_view text) {
    rules_.scan_room.Reset();
    std::vector<Token> found;
    const Reading reading = rules_.level >= 9 ? Reading::kRuleInput : Reading::kOldRule;
    failed_ = !rules_.tokenizer
                   .Scan({.text = text,
                          .delimiter = '\t',
                          .reading = reading,
                          .quiet = true,
                          .room = kRuleRoom},
                         rules_.scan_room, found, this)
                   .ok;
    for (Token& token : found) token = rules_.tokens.Enter(token.view());
    return found;
  }
  bool failed() const { return failed_; }

  void OnFault(std::string_view scanned, std::string_view message) override {
    complain_(fmt::format("{}... {}", Shortened(scanned), message));
  }

 private:
  Rulebook& rules_;
  const Complain& complain_;
  bool failed_ = false;
};

bool IsWildcard(const Token& token) {
  return token.Is(cf::kAnyOrNone) || token.Is(cf::kAny) || token.Is(cf::kOne) ||
         token.Is(cf::kInClass) || token.Is(cf::kNotInClass);
}

// Checks the left side; the number of its wildcards.
size_t CheckLeft(const std::vector<Token>& lhs, const Complain& complain) {
  size_t wildcards = 0;
  for (const Token& token : lhs) {
    if (!cf::IsSymbolByte(token.first())) continue;
    if (IsWildcard(token)) wildcards++;
    if ((BitOf(token.first()) & kWrongOnLeft) == 0) continue;
    for (const Misuse& misuse : kNotOnLeft) {
      if (token.Is(misuse.symbol))
        complain(fmt::format("Inappropriate use of {} on LHS", misuse.shown));
    }
  }
  return wildcards;
}

void CheckRight(const std::vector<Token>& rhs, size_t wildcards, const Complain& complain) {
  constexpr size_t kMaxArguments = 10;
  cf::Byte open = 0;
  size_t arguments = 0;
  for (const Token& token : rhs) {
    if (!cf::IsSymbolByte(token.first())) continue;
    if ((BitOf(token.first()) & kWrongOnRight) != 0) {
      for (const Misuse& misuse : kNotOnRight) {
        if (token.Is(misuse.symbol))
          complain(fmt::format("Inappropriate use of {} on RHS", misuse.shown));
      }
    }
    switch (token.first()) {
      case cf::kReplacement: {
        const char digit = token.length > 1 ? token.text[1] : '\0';
        if (digit <= '0' || static_cast<size_t>(digit - '0') > wildcards) {
          complain(fmt::format("replacement ${} out of bounds", digit));
        }
        break;
      }
      case cf::kHost:
        if (open != 0 && ++arguments >= kMaxArguments)
          complain("too many arguments for map lookup");
        break;
      case cf::kHostBegin:
      case cf::kLookupBegin:
        if (open != 0) complain("cannot nest map lookups");
        open = token.Is(cf::kHostBegin) ? cf::kHostEnd : cf::kLookupEnd;
        arguments = 0;
        break;
      case cf::kHostEnd:
      case cf::kLookupEnd:
        if (token.first() == open) open = 0;
        break;
      default:
        break;
    }
  }
  if (open != 0) complain("missing map closing token");
}

void CompileRight(Rulebook& rules, Rule& rule) {
  using Kind = ReplacementPart::Kind;
  uint32_t at = 0;
  if (!rule.rhs.empty() && rule.rhs[0].Is(cf::kUser)) rule.after = Rule::After::kNextRule;
  if (!rule.rhs.empty() && rule.rhs[0].Is(cf::kHost)) rule.after = Rule::After::kReturn;
  if (!rule.rhs.empty() && rule.rhs[0].Is(cf::kResolve)) rule.after = Rule::After::kReturn;
  if (!rule.rhs.empty() && !rule.rhs[0].Is(cf::kResolve) && rule.after != Rule::After::kRetry)
    at = 1;
  for (; at < rule.rhs.size(); at++) {
    const Token& token = rule.rhs[at];
    const auto id = static_cast<uint8_t>(token.length > 1 ? token.text[1] : 0);
    if (token.Is(cf::kReplacement)) {
      rule.replacement.push_back({Kind::kBinding, id, 0, 0});
    } else if (token.Is(cf::kDeferredMacro)) {
      rules.NoteDeferred(id);
      rule.replacement.push_back({Kind::kMacro, id, 0, 0});
    } else if (!rule.replacement.empty() && rule.replacement.back().kind == Kind::kTokens) {
      rule.replacement.back().count++;
    } else {
      rule.replacement.push_back({Kind::kTokens, 0, at, 1});
    }
    rule.has_lookup = rule.has_lookup || token.Is(cf::kLookupBegin) || token.Is(cf::kHostBegin);
    rule.has_call = rule.has_call || token.Is(cf::kCall);
  }
}

}  // namespace

Rule CompileLeftSide(Rulebook& rules, std::string_view lhs, const Complain& complain) {
  Rule rule;
  SideScanner scanner(rules, complain);
  rule.lhs = scanner.Scan(lhs);
  if (scanner.failed() || rule.lhs.empty()) {
    complain("R line: null LHS");
  } else {
    rule.written_wildcards = CheckLeft(rule.lhs, complain);
    if (rule.written_wildcards > kMaxWildcards) {
      complain("R line: too many wildcards");
      rule.lhs.clear();
    }
  }
  for (const Token& token : rule.lhs) {
    if (token.Is(cf::kDeferredMacro) && token.length > 1) {
      rules.NoteDeferred(static_cast<uint8_t>(token.text[1]));
    }
  }
  rule.pattern = Pattern(rule.lhs);
  return rule;
}

void CompileRightSide(Rulebook& rules, std::string_view rhs, Rule& rule, const Complain& complain) {
  SideScanner scanner(rules, complain);
  rule.rhs = scanner.Scan(rhs);
  if (scanner.failed() || rule.rhs.empty()) {
    complain("R line: null RHS");
  } else {
    CheckRight(rule.rhs, rule.written_wildcards, complain);
  }
  CompileRight(rules, rule);
}

}  // namespace mw::rewrite
