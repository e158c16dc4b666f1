// SPDX-License-Identifier: BSD-2-Clause
#include <nlohmann/json.hpp>

#include "mc/calls.h"

namespace mw::mc {

std::string DumpCallsAsJson(const std::vector<UserCall>& calls, const SourceTable& sources) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const UserCall& call : calls) {
    const LineColumn at = sources.Place(call.place);
    Json arguments = Json::array();
    for (const UserArgument& argument : call.arguments) arguments.push_back(argument.text);
    list.push_back({{"file", sources.Get(call.place.source).name()},
                    {"line", at.line},
                    {"column", at.column},
                    {"kind", CommandKindName(call.command->kind)},
                    {"name", call.command->name},
                    {"arguments", std::move(arguments)}});
  }
  const Json document = {{"version", 1}, {"calls", std::move(list)}};
  // Bytes that are no UTF-8 become the replacement character: JSON cannot say them.
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace mw::mc
