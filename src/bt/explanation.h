// SPDX-License-Identifier: BSD-2-Clause
// The way of one address through rulesets, in words or as data: every rule that fired with its place, what
// it bound, each map key tried with hit or miss, and the result.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mw::bt {

class OriginMap;
class Session;

// One thing that happened. `depth` counts nested calls from 0.
struct Step {
  enum class Kind : uint8_t { kCall, kRule, kLookup, kReturn, kMessage };
  Kind kind = Kind::kCall;
  int depth = 0;
  std::string ruleset;
  std::string tokens;  // kCall: input; kRule: what it made; kReturn: result
  std::string rule;    // kRule: both sides
  std::string place;   // kRule: "file:line" of the rule; kLookup: of the value, "" when not known
  std::string origin;  // kRule: the place in the .mc, "" when not known
  std::vector<std::string> bindings;  // kRule: what $1, $2 ... stood for
  std::string map;                    // kLookup
  std::string key;
  std::vector<std::string> arguments;
  std::string outcome;  // kLookup: "found", "absent", "failed", "no such map"
  std::string value;
  std::string text;  // kMessage
};

struct Explanation {
  std::string command;
  std::vector<Step> steps;
  std::string result;  // tokens of the last ruleset
  int status = 0;      // the last that was not 0
  std::string error;   // the command could not be run: why
};

// Runs `command`, "3,0 user@example.com", and writes down what happens. The session's output is as before.
// `origins`: of the .cf; nullptr: not known.
Explanation Explain(Session& session, std::string_view command, const OriginMap* origins = nullptr);

std::string ToText(const Explanation& explanation);
// explanation_json.cc: one object, indented by two.
std::string ToJson(const Explanation& explanation);

}  // namespace mw::bt
