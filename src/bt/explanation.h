// SPDX-License-Identifier: BSD-2-Clause
// The way of one address through rulesets, in words or as data: every rule that fired with its place, what
// it bound, each map key tried with hit or miss, and the result.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rewrite/steps.h"

namespace mw::bt {

class OriginMap;
class Session;

// One thing that happened, with its places in words.
struct Step : rewrite::Step {
  std::string place;   // kRule: "file:line" of the rule; kLookup: of the value; "" when not known
  std::string origin;  // kRule: the place in the .mc, "" when not known
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
