// SPDX-License-Identifier: BSD-2-Clause
// The compiled matcher against a slow one that is obviously right, on generated patterns and inputs.
#include "rewrite/pattern.h"

#include <gtest/gtest.h>

#include <random>

#include "rewrite/rulebook.h"
#include "rewrite/step_matcher.h"

namespace mw::rewrite {
namespace {

// Tries all ways, shortest first, by recursion.
class Reference {
 public:
  Reference(const std::vector<Token>& lhs, const Classes& classes, const std::vector<Token>& input)
      : lhs_(lhs), classes_(classes), input_(input) {}

  bool Match(size_t step, size_t at, std::vector<Binding>& bound) const {
    if (step == lhs_.size()) return at == input_.size();
    const Token& token = lhs_[step];
    if (token.Is(cf::kHost)) return Match(step + 1, at, bound);
    size_t least = 1;
    size_t most = 1;
    if (token.Is(cf::kAnyOrNone)) least = 0;
    if (token.Is(cf::kAnyOrNone) || token.Is(cf::kAny) || token.Is(cf::kInClass))
      most = input_.size() - at;
    for (size_t count = least; count <= most && at + count <= input_.size(); count++) {
      if (!Fits(token, at, count)) continue;
      const bool wild = token.first() >= cf::kAnyOrNone && token.first() <= cf::kNotInClass;
      if (wild) bound.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(count)});
      if (Match(step + 1, at + count, bound)) return true;
      if (wild) bound.pop_back();
    }
    return false;
  }

 private:
  bool Fits(const Token& token, size_t at, size_t count) const {
    const Token* begin = input_.data() + at;
    if (token.Is(cf::kInClass) || token.Is(cf::kNotInClass)) {
      std::string text;
      for (size_t i = 0; i < count; i++) {
        const bool atoms = i > 0 && isalnum(begin[i - 1].text[0]) && isalnum(begin[i].text[0]);
        if (atoms) text += ' ';
        text += begin[i].view();
      }
      return classes_.Contains(static_cast<ClassId>(token.text[1]), text) == token.Is(cf::kInClass);
    }
    if (token.Is(cf::kAnyOrNone) || token.Is(cf::kAny) || token.Is(cf::kOne)) return true;
    return token.id == begin->id && token.id > kUnknownQuoted;
  }

  const std::vector<Token>& lhs_;
  const Classes& classes_;
  const std::vector<Token>& input_;
};

class NullListener final : public TraceListener {
 public:
  void OnInput(const Ruleset&, std::span<const Token>) override {}
  void OnReturns(const Ruleset&, std::span<const Token>) override {}
  void OnMessage(std::string_view, int) override {}
  void OnStatus(int) override {}
  void OnFault(std::string_view, std::string_view) override {}
  void OnEvent(const Event&) override {}
};

TEST(Pattern, AgreesWithTheReferenceMatcher) {
  std::mt19937 random(20260101);
  const auto pick = [&](size_t n) { return static_cast<size_t>(random() % n); };
  Rulebook rules;
  for (const char* word : {"a.b", "c", "a.b.c", "b", "x.y"}) rules.classes.Add('k', word);
  const char* const literals[] = {"a", "b", ".", "@", "<", ">", "x"};
  const std::string wild[] = {"\x90", "\x90", "\x91", "\x92", "\x93k", "\x94k", "\x97"};
  const char* const inputs[] = {"a", "b", "c", ".", ".", "@", "<", ">", "x", "y", "z"};
  MatchContext context{.classes = &rules.classes, .blank = ' ', .macro = [](const void*, uint8_t) {
                         return static_cast<const std::string*>(nullptr);
                       }};
  NullListener listener;
  size_t matches = 0;
  for (int round = 0; round < 20000; round++) {
    Rule rule;
    for (size_t n = 1 + pick(6); n > 0; n--) {
      rule.lhs.push_back(pick(2) == 0 ? rules.tokens.Enter(literals[pick(7)])
                                      : rules.tokens.Enter(wild[pick(7)]));
    }
    rule.pattern = Pattern(rule.lhs);
    std::vector<Token> input;
    for (size_t n = pick(9); n > 0; n--) {
      const char* text = inputs[pick(11)];
      input.push_back({text, 1, rules.tokens.Find(text)});
    }
    std::vector<Binding> expected;
    const bool want = Reference(rule.lhs, rules.classes, input).Match(0, 0, expected);
    Bindings got;
    ASSERT_EQ(rule.pattern.Match(context, input.data(), input.size(), got), want) << round;
    Bindings stepped;
    ASSERT_EQ(MatchStepwise(rule, context, input, true, listener, stepped), want) << round;
    if (!want) continue;
    matches++;
    ASSERT_EQ(got.count, expected.size()) << round;
    for (size_t i = 0; i < expected.size(); i++) {
      ASSERT_EQ(got.at[i].first, expected[i].first) << round;
      ASSERT_EQ(got.at[i].count, expected[i].count) << round;
      ASSERT_EQ(stepped.at[i].first, expected[i].first) << round;
      ASSERT_EQ(stepped.at[i].count, expected[i].count) << round;
    }
  }
  EXPECT_GT(matches, 500u);
}

TEST(Pattern, StaysFastOnHopelessSearches) {
  Rulebook rules;
  rules.classes.Add('k', "a");
  std::vector<Token> lhs;
  for (int i = 0; i < 9; i++) lhs.push_back(rules.tokens.Enter(i % 2 == 0 ? "\x90" : "\x93k"));
  lhs.push_back(rules.tokens.Enter("z"));
  lhs.push_back(rules.tokens.Enter("a"));
  const Pattern pattern(lhs);
  const std::vector<Token> input(900, rules.tokens.Enter("a"));
  MatchContext context{.classes = &rules.classes, .blank = ' ', .macro = [](const void*, uint8_t) {
                         return static_cast<const std::string*>(nullptr);
                       }};
  Bindings bindings;
  EXPECT_FALSE(pattern.Match(context, input.data(), input.size(), bindings));
}

}  // namespace
}  // namespace mw::rewrite
