// SPDX-License-Identifier: BSD-2-Clause
#include "rewrite/step_matcher.h"

#include "base/text.h"

namespace mw::rewrite {
namespace {

class StepMatcher {
 public:
  StepMatcher(const Rule& rule, const MatchContext& context, std::span<const Token> tokens,
              bool steps, TraceListener& listener, Bindings& bindings)
      : rule_(rule),
        context_(context),
        tokens_(tokens),
        steps_(steps),
        listener_(listener),
        bindings_(bindings) {}

  bool Run() {
    bindings_.count = 0;
    for (;;) {
      if (Forward()) return true;
      if (!BackUp()) return false;
    }
  }

 private:
  void Tell(Event::Kind kind) {
    if (!steps_) return;
    listener_.OnEvent({.kind = kind,
                       .rule = &rule_,
                       .step = step_ < rule_.lhs.size() ? &rule_.lhs[step_] : nullptr,
                       .token = at_ < tokens_.size() ? &tokens_[at_] : nullptr});
  }

  bool Forward() {
    while (at_ < tokens_.size() || step_ < rule_.lhs.size()) {
      Tell(Event::Kind::kStep);
      if (step_ == rule_.lhs.size()) return false;
      const Token& step = rule_.lhs[step_];
      if (at_ == tokens_.size() && !step.Is(cf::kAnyOrNone) && !step.Is(cf::kHost)) return false;
      if (!Take(step)) return false;
      step_++;
    }
    return true;
  }

  bool Take(const Token& step) {
    const auto id = static_cast<uint8_t>(step.length > 1 ? step.text[1] : 0);
    switch (step.first()) {
      case cf::kInClass:
        Bind(0);
        return Extend(id);
      case cf::kNotInClass:
        if (context_.classes->Contains(id, &tokens_[at_], &tokens_[at_] + 1, context_.blank))
          return false;
        return Bind(1);
      case cf::kOne:
      case cf::kAny:
        return Bind(1);
      case cf::kAnyOrNone:
        return Bind(0);
      case cf::kHost:
        return true;
      case cf::kDeferredMacro:
        return TakeMacro(id);
      default:
        if (!EqualFolded(step.view(), tokens_[at_].view())) return false;
        at_++;
        return true;
    }
  }

  bool Bind(size_t count) {
    if (bindings_.count == kMaxWildcards) return false;
    step_of_[bindings_.count] = step_;
    bindings_.at[bindings_.count++] = {static_cast<uint32_t>(at_), static_cast<uint32_t>(count)};
    at_ += count;
    return true;
  }

  // Lets the last binding, of a $=c, take tokens until it is a word.
  bool Extend(uint8_t id) {
    Binding& binding = bindings_.at[bindings_.count - 1];
    for (;;) {
      if (at_ == tokens_.size()) {
        bindings_.count--;
        return false;
      }
      binding.count = static_cast<uint32_t>(++at_) - binding.first;
      const Token* begin = tokens_.data() + binding.first;
      if (context_.classes->Contains(id, begin, begin + binding.count, context_.blank)) {
        if (steps_) listener_.OnEvent({.kind = Event::Kind::kClassMatch, .rule = &rule_});
        return true;
      }
      at_--;
      Tell(Event::Kind::kExtend);
      at_++;
    }
  }

  bool TakeMacro(uint8_t id) {
    listener_.OnEvent({.kind = Event::Kind::kMacroLeft, .rule = &rule_, .id = id});
    const std::string* value = context_.macro(context_.owner, id);
    if (value == nullptr) return true;
    std::string_view rest = *value;
    const size_t before = at_;
    while (!rest.empty()) {
      if (at_ == tokens_.size() || rest.size() < tokens_[at_].length ||
          !EqualFolded(rest.substr(0, tokens_[at_].length), tokens_[at_].view())) {
        at_ = before;
        return false;
      }
      rest.remove_prefix(tokens_[at_++].length);
    }
    return true;
  }

  bool BackUp() {
    while (bindings_.count > 0) {
      Binding& binding = bindings_.at[bindings_.count - 1];
      step_ = step_of_[bindings_.count - 1];
      at_ = binding.first + binding.count;
      Tell(Event::Kind::kBackUp);
      if (at_ == tokens_.size()) {
        bindings_.count--;
        continue;
      }
      const Token& step = rule_.lhs[step_];
      if (step.Is(cf::kAny) || step.Is(cf::kAnyOrNone)) {
        binding.count++;
        at_++;
        step_++;
        return true;
      }
      if (step.Is(cf::kInClass)) {
        if (Extend(static_cast<uint8_t>(step.text[1]))) {
          step_++;
          return true;
        }
        continue;
      }
      bindings_.count--;
    }
    return false;
  }

  const Rule& rule_;
  const MatchContext& context_;
  std::span<const Token> tokens_;
  bool steps_;
  TraceListener& listener_;
  Bindings& bindings_;
  size_t step_of_[kMaxWildcards];
  size_t step_ = 0;
  size_t at_ = 0;
};

}  // namespace

bool MatchStepwise(const Rule& rule, const MatchContext& context, std::span<const Token> tokens,
                   bool steps, TraceListener& listener, Bindings& bindings) {
  return StepMatcher(rule, context, tokens, steps, listener, bindings).Run();
}

}  // namespace mw::rewrite
