// SPDX-License-Identifier: BSD-2-Clause
// What happened in a run of rulesets, as a list: calls, rules that fired with their places and bindings,
// lookups with their keys and answers, results. For explanations; sendmail's own traces are trace_text.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "maps/map_table.h"
#include "rewrite/trace.h"

namespace mw::rewrite {

// One thing that happened. `depth` counts nested calls from 0.
struct Step {
  enum class Kind : uint8_t { kCall, kRule, kLookup, kReturn, kMessage };
  enum class Outcome : uint8_t { kFound, kAbsent, kFailed, kNoMap };

  Kind kind = Kind::kCall;
  int depth = 0;
  std::string ruleset;                // "" for kLookup and kMessage
  std::string tokens;                 // kCall: input; kRule: what it made; kReturn: result
  std::string rule;                   // kRule: both sides
  Range range;                        // kRule: its place in the .cf
  std::vector<std::string> bindings;  // kRule: what $1, $2 ... stood for
  std::string map;                    // kLookup
  std::string_view map_type;          // kLookup: its class; "" when there is no such map
  std::string key;
  std::vector<std::string> arguments;
  Outcome outcome = Outcome::kAbsent;
  std::string value;
  std::string file;   // kLookup: where the value was written; "" when that is not known
  uint32_t line = 0;  // kLookup: there
  std::string text;   // kMessage
};

// "found", "absent", "failed", "no such map"
std::string_view OutcomeName(Step::Outcome outcome);

// Collects steps while it is the listener of a Machine whose Watch is at least kFired.
class StepCollector final : public TraceListener {
 public:
  // Both must outlive this. Values found get the place of their row, which may read the text beside a
  // database, when `places` is true.
  StepCollector(const Rulebook& rules, maps::MapTable& maps, bool places)
      : rules_(rules), maps_(maps), places_(places) {}

  const std::vector<Step>& steps() const { return steps_; }
  // A step that happened outside rulesets.
  void Add(Step step);
  // Hands over what was collected and begins anew.
  std::vector<Step> Take();

  void OnInput(const Ruleset& ruleset, std::span<const Token> tokens) override;
  void OnReturns(const Ruleset& ruleset, std::span<const Token> tokens) override;
  void OnMessage(std::string_view text, int status) override;
  void OnStatus(int) override {}
  void OnFault(std::string_view scanned, std::string_view message) override;
  void OnEvent(const Event& event) override;

 private:
  Step& Add(Step::Kind kind, std::string_view ruleset);
  std::string Shown(std::span<const Token> tokens) const;
  void AddRule(const Event& event);
  void AddLookup(const Event& event);

  const Rulebook& rules_;
  maps::MapTable& maps_;
  bool places_;
  std::vector<Step> steps_;
  std::vector<size_t> open_;  // kRule steps whose result is not there yet
  int depth_ = 0;
};

}  // namespace mw::rewrite
