// SPDX-License-Identifier: BSD-2-Clause
#include "rewrite/steps.h"

#include <fmt/format.h>

#include <utility>

#include "base/text.h"
#include "rewrite/trace_text.h"

namespace mw::rewrite {

std::string_view OutcomeName(Step::Outcome outcome) {
  constexpr std::string_view kNames[] = {"found", "absent", "failed", "no such map"};
  return kNames[static_cast<size_t>(outcome)];
}

std::vector<Step> StepCollector::Take() {
  open_.clear();
  depth_ = 0;
  return std::exchange(steps_, {});
}

void StepCollector::Add(Step step) {
  step.depth = depth_;
  steps_.push_back(std::move(step));
}

Step& StepCollector::Add(Step::Kind kind, std::string_view ruleset) {
  Step step;
  step.kind = kind;
  step.depth = depth_;
  step.ruleset = ruleset;
  steps_.push_back(std::move(step));
  return steps_.back();
}

std::string StepCollector::Shown(std::span<const Token> tokens) const {
  std::string out;
  AppendTokens(tokens, rules_.names, false, out);
  return out.empty() ? out : out.substr(1);
}

void StepCollector::OnInput(const Ruleset& ruleset, std::span<const Token> tokens) {
  Add(Step::Kind::kCall, ruleset.name).tokens = Shown(tokens);
  depth_++;
}

void StepCollector::OnReturns(const Ruleset& ruleset, std::span<const Token> tokens) {
  depth_--;
  Add(Step::Kind::kReturn, ruleset.name).tokens = Shown(tokens);
}

void StepCollector::OnMessage(std::string_view text, int) {
  Add(Step::Kind::kMessage, "").text = Printable(text);
}

void StepCollector::OnFault(std::string_view scanned, std::string_view message) {
  Add(Step::Kind::kMessage, "").text = fmt::format("{}... {}", Printable(scanned), message);
}

void StepCollector::OnEvent(const Event& event) {
  switch (event.kind) {
    case Event::Kind::kMatches:
      AddRule(event);
      break;
    case Event::Kind::kLookup:
      AddLookup(event);
      break;
    case Event::Kind::kRewritten:
      // The rule that fired last and is not done yet has done its work.
      if (open_.empty()) return;
      steps_[open_.back()].tokens = Shown(event.tokens);
      open_.pop_back();
      break;
    default:
      break;
  }
}

void StepCollector::AddRule(const Event& event) {
  Step& step = Add(Step::Kind::kRule, event.ruleset->name);
  step.rule = fmt::format("R{} -> {}", Shown(event.rule->lhs), Shown(event.rule->rhs));
  step.range = event.rule->range;
  for (size_t i = 0; i < event.bindings->count; i++) {
    const Binding& binding = event.bindings->at[i];
    step.bindings.push_back(Shown(event.tokens.subspan(binding.first, binding.count)));
  }
  open_.push_back(steps_.size() - 1);
}

void StepCollector::AddLookup(const Event& event) {
  Step& step = Add(Step::Kind::kLookup, "");
  step.map = event.map_name;
  step.key = event.key;
  for (const std::string_view argument : event.arguments) step.arguments.emplace_back(argument);
  if (event.answer == nullptr) {
    step.outcome = Step::Outcome::kNoMap;
    return;
  }
  constexpr Step::Outcome kOutcomes[] = {Step::Outcome::kFound, Step::Outcome::kAbsent,
                                         Step::Outcome::kFailed};
  maps::Map* map = maps_.Find(event.map_name);
  if (map != nullptr) step.map_type = map->type().name;
  step.outcome = kOutcomes[static_cast<size_t>(event.answer->outcome)];
  if (event.answer->has_value) step.value = event.answer->value;
  if (step.outcome != Step::Outcome::kFound || !places_) return;
  maps::Place place = event.answer->place;
  if (place.line == 0 && map != nullptr) place = map->TraceKey(event.key);
  step.file = place.file;
  step.line = place.line;
}

}  // namespace mw::rewrite
