// SPDX-License-Identifier: BSD-2-Clause
#include "bt/explanation.h"

#include <fmt/format.h>

#include "base/text.h"
#include "bt/origin_map.h"
#include "bt/session.h"

namespace mw::bt {
namespace {

// The places of a step in words.
Step WithPlaces(rewrite::Step step, const SourceTable& sources, const OriginMap* origins) {
  Step out{std::move(step), "", ""};
  if (out.range.known()) {
    const uint32_t line = sources.Place(out.range.begin).line;
    out.place = fmt::format("{}:{}", sources.Get(out.range.begin.source).name(), line);
    if (origins != nullptr) out.origin = origins->PlaceOfLine(line);
  }
  if (out.line != 0) out.place = fmt::format("{}:{}", out.file, out.line);
  return out;
}

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
  rewrite::StepCollector collector(session.rules(), session.maps(), true);
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
  for (rewrite::Step& step : collector.Take()) {
    explanation.steps.push_back(WithPlaces(std::move(step), session.sources(), origins));
  }
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
        out += fmt::format("map {} asked for {}: {}", step.map, Quote(step.key),
                           rewrite::OutcomeName(step.outcome));
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
