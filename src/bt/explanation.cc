// SPDX-License-Identifier: BSD-2-Clause
#include "bt/explanation.h"

#include <fmt/format.h>

#include "base/text.h"
#include "bt/origin_map.h"
#include "bt/session.h"

namespace mw::bt {
namespace {

using rewrite::Event;

// Turns the events of a run into steps.
class Collector final : public rewrite::TraceListener {
 public:
  Collector(Session& session, Explanation& explanation, const OriginMap* origins)
      : session_(session), explanation_(explanation), origins_(origins) {}

  void OnInput(const rewrite::Ruleset& ruleset, std::span<const rewrite::Token> tokens) override {
    Add(Step::Kind::kCall, ruleset.name).tokens = Shown(tokens);
    depth_++;
  }
  void OnReturns(const rewrite::Ruleset& ruleset, std::span<const rewrite::Token> tokens) override {
    depth_--;
    Add(Step::Kind::kReturn, ruleset.name).tokens = Shown(tokens);
  }
  void OnMessage(std::string_view text, int) override {
    Add(Step::Kind::kMessage, "").text = Printable(text);
  }
  void OnStatus(int) override {}
  void OnFault(std::string_view scanned, std::string_view message) override {
    Add(Step::Kind::kMessage, "").text = fmt::format("{}... {}", Printable(scanned), message);
  }
  void OnEvent(const Event& event) override {
    switch (event.kind) {
      case Event::Kind::kMatches:
        Rule(event);
        break;
      case Event::Kind::kLookup:
        Lookup(event);
        break;
      case Event::Kind::kRewritten:
        Rewritten(event);
        break;
      default:
        break;
    }
  }

 private:
  Step& Add(Step::Kind kind, std::string_view ruleset) {
    Step step;
    step.kind = kind;
    step.depth = depth_;
    step.ruleset = ruleset;
    explanation_.steps.push_back(std::move(step));
    return explanation_.steps.back();
  }

  std::string Shown(std::span<const rewrite::Token> tokens) const {
    std::string out;
    rewrite::AppendTokens(tokens, session_.rules().names, false, out);
    return out.empty() ? out : out.substr(1);
  }

  void Rule(const Event& event) {
    Step& step = Add(Step::Kind::kRule, event.ruleset->name);
    step.rule = fmt::format("R{} -> {}", Shown(event.rule->lhs), Shown(event.rule->rhs));
    const SourceTable& sources = session_.sources();
    if (event.rule->range.known()) {
      const uint32_t line = sources.Place(event.rule->range.begin).line;
      step.place = fmt::format("{}:{}", sources.Get(event.rule->range.begin.source).name(), line);
      if (origins_ != nullptr) step.origin = origins_->PlaceOfLine(line);
    }
    for (size_t i = 0; i < event.bindings->count; i++) {
      const rewrite::Binding& binding = event.bindings->at[i];
      step.bindings.push_back(Shown(event.tokens.subspan(binding.first, binding.count)));
    }
    open_.push_back(explanation_.steps.size() - 1);
  }

  // The rule that fired last at this depth has done its work.
  void Rewritten(const Event& event) {
    if (open_.empty()) return;
    explanation_.steps[open_.back()].tokens = Shown(event.tokens);
    open_.pop_back();
  }

  void Lookup(const Event& event) {
    Step& step = Add(Step::Kind::kLookup, "");
    step.map = event.map_name;
    step.key = event.key;
    for (const std::string_view argument : event.arguments) step.arguments.emplace_back(argument);
    if (event.answer == nullptr) {
      step.outcome = "no such map";
      return;
    }
    constexpr const char* kOutcomes[] = {"found", "absent", "failed"};
    step.outcome = kOutcomes[static_cast<size_t>(event.answer->outcome)];
    if (event.answer->has_value) step.value = event.answer->value;
    if (event.answer->outcome != maps::Outcome::kFound) return;
    maps::Place place = event.answer->place;
    if (place.line == 0) {
      if (maps::Map* map = session_.maps().Find(event.map_name)) place = map->TraceKey(event.key);
    }
    if (place.line != 0) step.place = fmt::format("{}:{}", place.file, place.line);
  }

  Session& session_;
  Explanation& explanation_;
  const OriginMap* origins_;
  std::vector<size_t> open_;  // kRule steps whose result is not there yet
  int depth_ = 0;
};

// Runs the rulesets of `list` one after the other.
void RunList(Session& session, std::string_view list, std::vector<rewrite::Token>& tokens,
             Explanation& explanation) {
  for (const std::string_view name : Split(list, ',')) {
    cf::Complaints complaints;
    size_t end = 0;
    const int number = session.rules().RulesetNumber(name, false, end, complaints);
    if (number < 0) {
      explanation.error = fmt::format("there is no ruleset {}", Quote(name));
      return;
    }
    const int status = session.machine().Run(number, tokens);
    if (status != 0) explanation.status = status;
  }
}

}  // namespace

Explanation Explain(Session& session, std::string_view command, const OriginMap* origins) {
  Explanation explanation;
  explanation.command = command;
  const std::string_view trimmed = Trim(command);
  const size_t blank = trimmed.find_first_of(" \t");
  if (blank == std::string_view::npos) {
    explanation.error = "expected rulesets and an address, as in '3,0 user@example.com'";
    return explanation;
  }
  const std::string_view address = Trim(trimmed.substr(blank));
  Collector collector(session, explanation, origins);
  rewrite::Machine& machine = session.machine();
  machine.arena().Reset();
  const rewrite::Watch before = machine.watch();
  machine.SetWatch(rewrite::Watch::kFired);
  machine.Record(&collector, nullptr);
  std::vector<rewrite::Token> tokens;
  const rewrite::ScanResult scan = session.rules().tokenizer.Scan(
      {.text = address, .reading = rewrite::Reading::kRuleInput}, machine.arena(), tokens, nullptr);
  if (scan.ok && !tokens.empty()) {
    RunList(session, trimmed.substr(0, blank), tokens, explanation);
    rewrite::AppendTokens(tokens, session.rules().names, false, explanation.result);
    if (!explanation.result.empty()) explanation.result.erase(0, 1);
  } else {
    explanation.error = fmt::format("{} is no address that rules could work on", Quote(address));
  }
  machine.Record(nullptr, nullptr);
  machine.SetWatch(before);
  return explanation;
}

std::string ToText(const Explanation& explanation) {
  std::string out;
  for (const Step& step : explanation.steps) {
    out.append(static_cast<size_t>(step.depth) * 2, ' ');
    switch (step.kind) {
      case Step::Kind::kCall:
        out += fmt::format("ruleset {} gets: {}\n", step.ruleset, step.tokens);
        break;
      case Step::Kind::kReturn:
        out += fmt::format("ruleset {} gives: {}\n", step.ruleset, step.tokens);
        break;
      case Step::Kind::kRule:
        out += fmt::format("{}: {}\n", step.place, step.rule);
        if (!step.origin.empty()) {
          out.append(static_cast<size_t>(step.depth) * 2 + 4, ' ');
          out += fmt::format("from {}\n", step.origin);
        }
        for (size_t i = 0; i < step.bindings.size(); i++) {
          out.append(static_cast<size_t>(step.depth) * 2 + 4, ' ');
          out += fmt::format("${} is {}\n", i + 1,
                             step.bindings[i].empty() ? "empty" : step.bindings[i]);
        }
        out.append(static_cast<size_t>(step.depth) * 2 + 4, ' ');
        out += fmt::format("made: {}\n", step.tokens);
        break;
      case Step::Kind::kLookup:
        out += fmt::format("map {} asked for {}: {}", step.map, Quote(step.key), step.outcome);
        if (!step.value.empty()) out += ", " + Quote(step.value);
        if (!step.place.empty()) out += " (" + step.place + ')';
        out += '\n';
        break;
      case Step::Kind::kMessage:
        out += "message: " + step.text + '\n';
        break;
    }
  }
  if (!explanation.error.empty()) return out + "error: " + explanation.error + '\n';
  out += "result: " + explanation.result + '\n';
  if (explanation.status != 0) out += fmt::format("status: {}\n", explanation.status);
  return out;
}

}  // namespace mw::bt
