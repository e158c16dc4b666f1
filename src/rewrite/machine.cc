// SPDX-License-Identifier: BSD-2-Clause
#include "rewrite/machine.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <type_traits>

#include "base/text.h"
#include "cf/symbols.h"
#include "rewrite/fault_forwarder.h"
#include "rewrite/step_matcher.h"

namespace mw::rewrite {
namespace {

// The first status that is not 0 counts, but a temporary failure goes before others.
void Merge(int& status, int next) {
  if (status == kStatusOk || next == kStatusTempFail) status = next;
}

constexpr uint64_t kLookupBits =
    Signature::TokenBit(SymbolId(cf::kLookupBegin)) | Signature::TokenBit(SymbolId(cf::kHostBegin));
constexpr uint64_t kCallBit = Signature::TokenBit(SymbolId(cf::kCall));

}  // namespace

Machine::Machine(Rulebook& rules, maps::MapTable& maps, TraceListener& listener)
    : rules_(rules), maps_(maps), own_listener_(listener), listener_(&listener) {
  static_assert(std::is_trivially_copyable_v<Token> && std::is_trivially_destructible_v<Token>);
  workspace_.reset(static_cast<Token*>(std::malloc(kRoom * sizeof(Token))));
  if (workspace_ == nullptr) throw std::bad_alloc();
  context_.classes = &rules.classes;
  context_.macro = [](const void* owner, uint8_t id) {
    return static_cast<const Rulebook*>(owner)->MacroValue(id);
  };
  context_.owner = &rules;
}

bool Machine::Scan(std::string_view& text, char delimiter, std::vector<Token>& tokens) {
  FaultForwarder faults(*listener_);
  const size_t before = tokens.size();
  const ScanResult result = rules_.tokenizer.Scan(
      {.text = text, .delimiter = delimiter, .keeps_partial = true}, arena_, tokens, &faults);
  text = text.substr(0, result.end);
  NoteScan(result.ok, {tokens.data() + before, tokens.size() - before});
  if (!result.ok) tokens.resize(before);
  return result.ok && tokens.size() > before;
}

// sendmail takes any token that begins with a symbol's byte for the symbol; such tokens can only come from
// 8-bit text.
void Machine::NoteSymbols(std::span<const Token> tokens) {
  for (const Token& token : tokens) {
    if (token.id <= kUnknownQuoted && cf::IsSymbolByte(token.first())) has_odd_symbols_ = true;
  }
}

void Machine::NoteScan(bool ok, std::span<const Token> tokens) {
  NoteSymbols(tokens);
  if (!ok && !has_scan_) {
    last_scan_.assign(workspace_.get(), workspace_.get() + static_cast<std::ptrdiff_t>(size_));
  }
  has_scan_ = true;
  if (ok || tokens.size() >= last_scan_.size()) {
    last_scan_.assign(tokens.begin(), tokens.end());
  } else {
    // A scan that was given up has overwritten what was there as far as it came.
    std::copy(tokens.begin(), tokens.end(), last_scan_.begin());
  }
}

int Machine::Run(int number, std::vector<Token>& tokens) {
  context_.blank = rules_.blank;
  size_ = std::min(tokens.size(), kMaxWorkspace);
  std::copy_n(tokens.begin(), size_, workspace_.get());
  firings_ = 0;
  tainted_ = false;
  has_odd_symbols_ = false;
  NoteSymbols(tokens);
  const int status = Rewrite(number, 0, 0);
  tokens.assign(workspace_.get(), workspace_.get() + static_cast<std::ptrdiff_t>(size_));
  return status;
}

// The depth of the recursion is limited to kMaxDepth + 1.
int Machine::Rewrite(int number, size_t base, int depth) {
  const Ruleset& set = rules_.rulesets[static_cast<size_t>(number)];
  listener_->OnInput(set, From(base));
  if (depth > kMaxDepth) {
    Message(fmt::format("rewrite: excessive recursion (max {}), ruleset {}", kMaxDepth, set.name));
    return kStatusConfig;
  }
  int status = kStatusOk;
  int rounds = 0;
  size_t index = 0;
  signature_ = Signature::Of(workspace_.get() + base, size_ - base);
  while (index < set.rules.size()) {
    if (size_ > base && workspace_[base].Is(cf::kResolve)) break;
    if (++rounds > kMaxRounds) {
      Message(fmt::format("Infinite loop in ruleset {}, rule {}", set.name, index + 1));
      break;
    }
    const size_t found = FindRule(set, index, base);
    if (found != index) rounds = 1;
    if (found == set.rules.size()) break;
    const Rule& rule = set.rules[found];
    has_scan_ = false;
    if (const int failed = Replace(set, rule, base, status); failed != kStatusOk) {
      if (depth == 0 && has_scan_) {
        size_ = last_scan_.size();
        std::copy(last_scan_.begin(), last_scan_.end(), workspace_.get());
      }
      return failed;
    }
    if (rule.has_call || (signature_.tokens & kCallBit) != 0 || has_odd_symbols_) {
      if (const int called = Call(base, depth); called != kStatusOk) Merge(status, called);
      signature_ = Signature::Of(workspace_.get() + base, size_ - base);
    }
    if (watch_ != Watch::kNothing) {
      listener_->OnEvent(
          {.kind = Event::Kind::kRewritten, .ruleset = &set, .rule = &rule, .tokens = From(base)});
    }
    if (++firings_ > kMaxFirings) {
      Message("rewriting was given up: more than 20000000 rules fired for one address");
      return kStatusConfig;
    }
    index = found;
    if (rule.after == Rule::After::kReturn) break;
    if (rule.after == Rule::After::kNextRule) {
      index++;
      rounds = 0;
    }
  }
  listener_->OnReturns(set, From(base));
  return status;
}

size_t Machine::FindRule(const Ruleset& set, size_t rule, size_t base) {
  const Token* tokens = workspace_.get() + base;
  const size_t count = size_ - base;
  const TokenId first = count != 0 ? tokens[0].id : 0;
  const TokenId last = count != 0 ? tokens[count - 1].id : 0;
  for (; rule < set.rules.size(); rule++) {
    if (watch_ >= Watch::kTried) {
      if (MatchesWatched(set, set.rules[rule], base)) break;
      continue;
    }
    const Pattern::Filter& filter = set.filters[rule];
    if ((filter.tokens & ~signature_.tokens) != 0 || (filter.pairs & ~signature_.pairs) != 0 ||
        count < filter.min_length || count > filter.max_length ||
        (filter.first != 0 && filter.first != first) || (filter.last != 0 && filter.last != last)) {
      continue;
    }
    if (recorder_ != nullptr) NoteTextChecks(set.rules[rule].pattern);
    if (set.rules[rule].pattern.Match(context_, tokens, count, bindings_)) break;
  }
  if (rule < set.rules.size() && watch_ != Watch::kNothing) {
    listener_->OnEvent({.kind = Event::Kind::kMatches,
                        .ruleset = &set,
                        .rule = &set.rules[rule],
                        .tokens = From(base),
                        .bindings = &bindings_});
  }
  return rule;
}

// The slow way, with all that debug traces show.
bool Machine::MatchesWatched(const Ruleset& set, const Rule& rule, size_t base) {
  listener_->OnEvent({.kind = Event::Kind::kTrying, .ruleset = &set, .rule = &rule});
  if (MatchStepwise(rule, context_, From(base), watch_ == Watch::kSteps, *listener_, bindings_))
    return true;
  listener_->OnEvent({.kind = Event::Kind::kFails, .ruleset = &set, .rule = &rule});
  return false;
}

// Puts the right side in place of the workspace, lookups made. A status other than 0 ends the ruleset.
int Machine::Replace(const Ruleset& set, const Rule& rule, size_t base, int& status) {
  scratch_.clear();
  if (const int failed = Substitute(set, rule, base); failed != kStatusOk) return failed;
  signature_ = Signature::Of(scratch_.data(), scratch_.size());
  if (rule.has_lookup || (signature_.tokens & kLookupBits) != 0 || has_odd_symbols_) {
    if (const int failed = LookUpAll(status); failed != kStatusOk) return failed;
    signature_ = Signature::Of(scratch_.data(), scratch_.size());
  }
  if (base + scratch_.size() > kRoom) {
    Message("rewrite: expansion too long");
    return kStatusData;
  }
  std::copy(scratch_.begin(), scratch_.end(), workspace_.get() + static_cast<std::ptrdiff_t>(base));
  size_ = base + scratch_.size();
  return kStatusOk;
}

int Machine::Substitute(const Ruleset& set, const Rule& rule, size_t base) {
  const Token* tokens = workspace_.get() + base;
  for (const ReplacementPart& part : rule.replacement) {
    switch (part.kind) {
      case ReplacementPart::Kind::kTokens:
        scratch_.insert(scratch_.end(), rule.rhs.begin() + part.first,
                        rule.rhs.begin() + part.first + part.count);
        break;
      case ReplacementPart::Kind::kBinding: {
        const size_t index = static_cast<size_t>(part.id) - '1';
        if (part.id < '1' || index >= bindings_.count) {
          Message(fmt::format("rewrite: ruleset {}: replacement ${} out of bounds", set.name,
                              static_cast<char>(part.id)));
          return kStatusConfig;
        }
        const Binding& binding = bindings_.at[index];
        if (watch_ >= Watch::kTried) {
          listener_->OnEvent({.kind = Event::Kind::kBinding,
                              .tokens = {tokens + binding.first, binding.count},
                              .index = index});
        }
        scratch_.insert(scratch_.end(), tokens + binding.first,
                        tokens + binding.first + binding.count);
        break;
      }
      case ReplacementPart::Kind::kMacro:
        if (const int failed = PutMacro(set, part.id); failed != kStatusOk) return failed;
    }
    if (scratch_.size() > kMaxWorkspace) {
      Message("rewrite: expansion too long");
      return kStatusData;
    }
  }
  return kStatusOk;
}

int Machine::PutMacro(const Ruleset& set, uint8_t id) {
  if (rules_.IsVolatile(id)) tainted_ = true;
  const std::string* value = rules_.MacroValue(id);
  const size_t before = scratch_.size();
  int status = kStatusOk;
  if (value != nullptr && !value->empty()) {
    // The workspace is put back when the value has found room, so only an abort here leaves the value behind.
    if (!Scan(*value, scratch_)) status = kStatusData;
    if (status == kStatusOk && scratch_.size() <= kMaxWorkspace) has_scan_ = false;
  }
  if (watch_ != Watch::kNothing) {
    listener_->OnEvent({.kind = Event::Kind::kMacroRight,
                        .ruleset = &set,
                        .tokens = {scratch_.data() + before, scratch_.size() - before},
                        .id = id});
  }
  return status;
}

void Machine::Record(TraceListener* listener, LookupRecorder* recorder) {
  listener_ = listener != nullptr ? listener : &own_listener_;
  recorder_ = recorder;
}

// Words that can be met in several ways and values of macros are compared as text.
void Machine::NoteTextChecks(const Pattern& pattern) {
  for (const PatternStep& step : pattern.text_steps()) {
    if (step.kind == PatternStep::Kind::kMacro) {
      const std::string* value = rules_.MacroValue(step.id);
      if ((value != nullptr && !value->empty()) || rules_.IsVolatile(step.id)) tainted_ = true;
    } else if (rules_.classes.IsIrregular(step.id)) {
      tainted_ = true;
    }
  }
}

// Makes the calls in the workspace from right to left; each gets all that follows it.
int Machine::Call(size_t base, int depth) {
  struct Place {
    size_t at;
    int number;
  };
  Place calls[kMaxCalls];
  size_t count = 0;
  for (size_t at = base; at + 1 < size_; at++) {
    if (!workspace_[at].Is(cf::kCall)) continue;
    const int number = FindCallee(workspace_[at + 1]);
    if (number < 0) return kStatusConfig;
    const Ruleset& callee = rules_.rulesets[static_cast<size_t>(number)];
    if (callee.rules.empty()) {
      // The token that moves here is not looked at, so a second `$>` right behind stays.
      if (watch_ != Watch::kNothing) {
        listener_->OnEvent({.kind = Event::Kind::kSkipCall, .callee = &callee});
      }
      Remove(at, 2);
      continue;
    }
    if (count == kMaxCalls) {
      Message(fmt::format("Too many subroutine calls ({} max)", kMaxCalls + 1));
      return kStatusConfig;
    }
    calls[count++] = {at, number};
  }
  int status = kStatusOk;
  while (count-- > 0) {
    Remove(calls[count].at, 2);
    const int called = Rewrite(calls[count].number, calls[count].at, depth + 1);
    if (called != kStatusOk) Merge(status, called);
    // After an error the calls to the left are not made any more; their tokens stay.
    if (called != kStatusOk && called != kStatusTempFail) return called;
    if (size_ - base > kMaxWorkspace) {
      Message("rewrite: expansion too long");
      size_ = base + kMaxWorkspace;
      return kStatusData;
    }
  }
  return status;
}

int Machine::FindCallee(Token& name) {
  if (arena_.Owns(name.text)) tainted_ = true;
  if (name.view().find('"') != std::string_view::npos) {
    std::string bare;
    for (size_t i = 0; i < name.length; i++) {
      if (name.text[i] == '\\' && i + 1 < name.length) {
        bare += name.text[++i];
      } else if (name.text[i] != '"') {
        bare += name.text[i];
      }
    }
    const Token stripped = rules_.tokens.Enter(bare);
    // sendmail removes the quotes where the name is kept: listings show the rule without from now on, and
    // all copies of the token change.
    const char* const kept = name.text;
    rules_.ReplaceText(kept, stripped);
    for (size_t i = 0; i < size_; i++) {
      if (workspace_[i].text == kept) workspace_[i] = stripped;
    }
  }
  cf::Complaints complaints;
  size_t end = 0;
  const int number = rules_.RulesetNumber(name.view(), false, end, complaints);
  for (const cf::Complaint& complaint : complaints) Message(complaint.text, complaint.status);
  if (number < 0) Message(fmt::format("Unknown ruleset {}", name.view()));
  return number;
}

void Machine::Remove(size_t at, size_t count) {
  const auto begin = workspace_.get() + static_cast<std::ptrdiff_t>(at);
  std::move(begin + static_cast<std::ptrdiff_t>(count),
            workspace_.get() + static_cast<std::ptrdiff_t>(size_), begin);
  size_ -= count;
}

}  // namespace mw::rewrite
