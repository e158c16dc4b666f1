// SPDX-License-Identifier: BSD-2-Clause
#include <nlohmann/json.hpp>

#include "bt/explanation.h"

namespace mw::bt {
namespace {

using Json = nlohmann::ordered_json;

Json StepToJson(const Step& step) {
  constexpr const char* kKinds[] = {"call", "rule", "lookup", "return", "message"};
  Json json;
  json["kind"] = kKinds[static_cast<size_t>(step.kind)];
  json["depth"] = step.depth;
  const auto put = [&](const char* name, const std::string& text) {
    if (!text.empty()) json[name] = text;
  };
  put("ruleset", step.ruleset);
  put("rule", step.rule);
  put("place", step.place);
  put("origin", step.origin);
  if (step.kind == Step::Kind::kRule) json["bindings"] = step.bindings;
  if (step.kind != Step::Kind::kLookup && step.kind != Step::Kind::kMessage)
    json["tokens"] = step.tokens;
  put("map", step.map);
  if (step.kind == Step::Kind::kLookup) {
    json["key"] = step.key;
    json["arguments"] = step.arguments;
    json["outcome"] = rewrite::OutcomeName(step.outcome);
    json["value"] = step.value;
  }
  put("text", step.text);
  return json;
}

}  // namespace

std::string ToJson(const Explanation& explanation) {
  Json json;
  json["command"] = explanation.command;
  json["steps"] = Json::array();
  for (const Step& step : explanation.steps) json["steps"].push_back(StepToJson(step));
  json["result"] = explanation.result;
  json["status"] = explanation.status;
  if (!explanation.error.empty()) json["error"] = explanation.error;
  // Bytes that are not UTF-8 are replaced: addresses may hold anything.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace mw::bt
