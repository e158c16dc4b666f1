// SPDX-License-Identifier: BSD-2-Clause
#include "rewrite/pattern.h"

#include "base/text.h"

namespace mw::rewrite {
namespace {

using Kind = PatternStep::Kind;

PatternStep StepOf(const Token& token) {
  const uint8_t id = token.length > 1 ? static_cast<uint8_t>(token.text[1]) : uint8_t{0};
  switch (token.first()) {
    case cf::kAnyOrNone:
      return {Kind::kAnyOrNone};
    case cf::kAny:
      return {Kind::kAny};
    case cf::kOne:
      return {Kind::kOne};
    case cf::kInClass:
      return {Kind::kInClass, id};
    case cf::kNotInClass:
      return {Kind::kNotInClass, id};
    case cf::kHost:
      return {Kind::kNothing};
    case cf::kDeferredMacro:
      return {Kind::kMacro, id};
    default:
      return {Kind::kLiteral, 0, token.id};
  }
}

bool Grows(Kind kind) { return kind == Kind::kAny || kind == Kind::kAnyOrNone; }
bool IsWildcard(Kind kind) {
  return kind != Kind::kLiteral && kind != Kind::kNothing && kind != Kind::kMacro;
}

}  // namespace

Pattern::Pattern(const std::vector<Token>& lhs) {
  simple_ = true;
  for (const Token& token : lhs) {
    steps_.push_back(StepOf(token));
    const Kind kind = steps_.back().kind;
    if (IsWildcard(kind)) wildcards_++;
    if (kind == Kind::kInClass || kind == Kind::kMacro) simple_ = false;
    if (kind == Kind::kInClass || kind == Kind::kNotInClass || kind == Kind::kMacro) {
      text_steps_.push_back(steps_.back());
    }
  }
  MakeFilter();
  if (simple_) MakeSegments();
}

void Pattern::MakeFilter() {
  bool fixed = true;
  bool after_literal = false;
  TokenId before = 0;
  for (const PatternStep& step : steps_) {
    switch (step.kind) {
      case Kind::kLiteral:
        filter_.tokens |= Signature::TokenBit(step.literal);
        if (after_literal) filter_.pairs |= Signature::PairBit(before, step.literal);
        filter_.min_length++;
        break;
      case Kind::kNothing:
        continue;
      case Kind::kMacro:
      case Kind::kAnyOrNone:
        fixed = false;
        break;
      case Kind::kAny:
      case Kind::kInClass:
        fixed = false;
        [[fallthrough]];
      default:
        filter_.min_length++;
    }
    after_literal = step.kind == Kind::kLiteral;
    before = step.literal;
  }
  if (fixed) filter_.max_length = filter_.min_length;
  if (!steps_.empty() && steps_.front().kind == Kind::kLiteral)
    filter_.first = steps_.front().literal;
  if (!steps_.empty() && steps_.back().kind == Kind::kLiteral) filter_.last = steps_.back().literal;
}

void Pattern::MakeSegments() {
  std::erase_if(steps_, [](const PatternStep& step) { return step.kind == Kind::kNothing; });
  segments_.push_back({});
  for (uint32_t i = 0; i < steps_.size(); i++) {
    if (Grows(steps_[i].kind)) {
      segments_.push_back({i + 1, 0, steps_[i].kind == Kind::kAny ? 1u : 0u});
    } else {
      segments_.back().length++;
    }
  }
}

bool Pattern::SegmentAt(const MatchContext& context, const Segment& segment,
                        const Token* at) const {
  const PatternStep* step = steps_.data() + segment.first_step;
  for (uint32_t i = 0; i < segment.length; i++, step++) {
    if (step->kind == Kind::kLiteral) {
      if (at[i].id != step->literal) return false;
    } else if (step->kind == Kind::kNotInClass &&
               context.classes->Contains(step->id, at + i, at + i + 1, context.blank)) {
      return false;
    }
  }
  return true;
}

// The first segment stands at the beginning, the last at the end, the others as far left as they can:
// that is the match which growing the last wildcard first finds, because what lies left of a placed
// segment never needs to be tried again.
bool Pattern::MatchSegments(const MatchContext& context, const Token* tokens, size_t count,
                            Bindings& bindings) const {
  const size_t last = segments_.size() - 1;
  if (last == 0 && count != segments_[0].length) return false;
  if (!SegmentAt(context, segments_[0], tokens)) return false;
  const size_t tail = last == 0 ? 0 : segments_[last].length;
  if (last != 0 && !SegmentAt(context, segments_[last], tokens + count - tail)) return false;
  uint32_t starts[kMaxWildcards + 1];
  starts[0] = 0;
  size_t at = segments_[0].length;
  for (size_t i = 1; i <= last; i++) {
    const Segment& segment = segments_[i];
    at += segment.min_gap;
    if (i == last) {
      if (at + tail > count) return false;
      at = count - tail;
    } else {
      while (at + segment.length + tail <= count && !SegmentAt(context, segment, tokens + at)) at++;
      if (at + segment.length + tail > count) return false;
    }
    starts[i] = static_cast<uint32_t>(at);
    at += segment.length;
  }
  bindings.count = 0;
  for (size_t i = 0; i <= last; i++) {
    const Segment& segment = segments_[i];
    if (i > 0) {
      const uint32_t begin = starts[i - 1] + segments_[i - 1].length;
      bindings.at[bindings.count++] = {begin, starts[i] - begin};
    }
    for (uint32_t k = 0; k < segment.length; k++) {
      if (steps_[segment.first_step + k].kind != Kind::kLiteral) {
        bindings.at[bindings.count++] = {starts[i] + k, 1};
      }
    }
  }
  return true;
}

namespace {

// The search with backtracking, one step at a time as sendmail does it.
class Searcher {
 public:
  Searcher(const std::vector<PatternStep>& steps, const MatchContext& context, const Token* tokens,
           size_t count, Bindings& bindings)
      : steps_(steps), context_(context), tokens_(tokens), count_(count), bindings_(bindings) {}

  bool Run() {
    bindings_.count = 0;
    for (;;) {
      if (Forward()) return true;
      do {
        if (!BackUp()) return false;
      } while (Known());
    }
  }

 private:
  bool Forward() {
    while (at_ < count_ || step_ < steps_.size()) {
      if (step_ == steps_.size()) return false;
      const PatternStep& step = steps_[step_];
      if (at_ == count_ && step.kind != Kind::kAnyOrNone && step.kind != Kind::kNothing)
        return false;
      if (!Take(step)) return false;
      step_++;
    }
    return true;
  }

  // Lets one step take its least share; false if it cannot.
  bool Take(const PatternStep& step) {
    switch (step.kind) {
      case Kind::kLiteral:
        return tokens_[at_].id == step.literal && Advance(1);
      case Kind::kNothing:
        return true;
      case Kind::kNotInClass:
        if (context_.classes->Contains(step.id, tokens_ + at_, tokens_ + at_ + 1, context_.blank)) {
          return false;
        }
        return Bind(1);
      case Kind::kOne:
      case Kind::kAny:
        return Bind(1);
      case Kind::kAnyOrNone:
        return Bind(0);
      case Kind::kInClass: {
        const size_t run = context_.classes->ShortestRun(step.id, tokens_ + at_, tokens_ + count_,
                                                         1, context_.blank);
        return run != 0 && Bind(run);
      }
      case Kind::kMacro:
        return TakeMacro(step.id);
    }
    return false;
  }

  bool Advance(size_t count) {
    at_ += count;
    return true;
  }

  bool Bind(size_t count) {
    step_of_[bindings_.count] = step_;
    bindings_.at[bindings_.count++] = {static_cast<uint32_t>(at_), static_cast<uint32_t>(count)};
    return Advance(count);
  }

  // The value is compared as one string with whole tokens; blanks between tokens do not count.
  bool TakeMacro(uint8_t id) {
    const std::string* value = context_.macro(context_.owner, id);
    if (value == nullptr) return true;
    std::string_view rest = *value;
    const size_t before = at_;
    while (!rest.empty()) {
      if (at_ == count_ || rest.size() < tokens_[at_].length ||
          !EqualFolded(rest.substr(0, tokens_[at_].length), tokens_[at_].view())) {
        at_ = before;
        return false;
      }
      rest.remove_prefix(tokens_[at_++].length);
    }
    return true;
  }

  // Lets the last wildcard that can take one more do so; false when none can.
  bool BackUp() {
    backups_++;
    while (bindings_.count > 0) {
      const size_t index = bindings_.count - 1;
      Binding& binding = bindings_.at[index];
      step_ = step_of_[index];
      at_ = binding.first + binding.count;
      if (at_ < count_ && Grow(binding)) {
        step_++;
        return true;
      }
      bindings_.count--;
    }
    return false;
  }

  bool Grow(Binding& binding) {
    const PatternStep& step = steps_[step_];
    if (Grows(step.kind)) {
      at_++;
      // Straight to the next place where the literal behind it can stand.
      if (step_ + 1 < steps_.size() && steps_[step_ + 1].kind == Kind::kLiteral) {
        const TokenId literal = steps_[step_ + 1].literal;
        while (at_ < count_ && tokens_[at_].id != literal) at_++;
        if (at_ == count_) return false;
      }
      binding.count = static_cast<uint32_t>(at_) - binding.first;
      return true;
    }
    if (step.kind != Kind::kInClass) return false;
    const size_t run = context_.classes->ShortestRun(
        step.id, tokens_ + binding.first, tokens_ + count_, binding.count + 1, context_.blank);
    if (run == 0) return false;
    binding.count = static_cast<uint32_t>(run);
    at_ = binding.first + run;
    return true;
  }

  // True if this place has been tried before in this search, so that it must fail again.
  bool Known() {
    constexpr size_t kPatience = 256;
    if (backups_ < kPatience) return false;
    if (tried_.empty()) tried_.resize((steps_.size() + 1) * (count_ + 1));
    const size_t place = step_ * (count_ + 1) + at_;
    if (tried_[place]) return true;
    tried_[place] = true;
    return false;
  }

  const std::vector<PatternStep>& steps_;
  const MatchContext& context_;
  const Token* tokens_;
  size_t count_;
  Bindings& bindings_;
  size_t step_of_[kMaxWildcards];
  size_t step_ = 0;
  size_t at_ = 0;
  size_t backups_ = 0;
  std::vector<bool> tried_;
};

}  // namespace

bool Pattern::Search(const MatchContext& context, const Token* tokens, size_t count,
                     Bindings& bindings) const {
  return Searcher(steps_, context, tokens, count, bindings).Run();
}

bool Pattern::Match(const MatchContext& context, const Token* tokens, size_t count,
                    Bindings& bindings) const {
  if (count < filter_.min_length || count > filter_.max_length) return false;
  return simple_ ? MatchSegments(context, tokens, count, bindings)
                 : Search(context, tokens, count, bindings);
}

}  // namespace mw::rewrite
