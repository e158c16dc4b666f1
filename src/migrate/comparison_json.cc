// SPDX-License-Identifier: BSD-2-Clause
#include <nlohmann/json.hpp>

#include "migrate/comparison.h"

namespace mw::migrate {

std::string ToJson(const Comparison& comparison) {
  using nlohmann::ordered_json;
  ordered_json counts = ordered_json::object();
  for (size_t i = 0; i < kKinds; i++) {
    counts[std::string(KindName(static_cast<Kind>(i)))] = comparison.counts[i];
  }
  ordered_json groups = ordered_json::array();
  for (const ChangeGroup& group : comparison.groups) {
    ordered_json changes = ordered_json::array();
    for (const Change& change : group.changes) {
      changes.push_back({{"what", change.what}, {"was", change.before}, {"now", change.after}});
    }
    groups.push_back({{"kind", KindName(group.kind)},
                      {"subject", group.subject},
                      {"was", group.before},
                      {"now", group.after},
                      {"count", group.count},
                      {"changes", std::move(changes)}});
  }
  const ProbeSet& probes = comparison.probes;
  const ordered_json out = {{"changed", comparison.changed()},
                            {"counts", std::move(counts)},
                            {"asked",
                             {{"messages", probes.messages},
                              {"rewrites", probes.rewrites},
                              {"decisions", probes.decisions}}},
                            {"left_out", probes.left_out},
                            {"rows_left_out", probes.rows_left_out},
                            {"rows_that_differ", comparison.rows_that_differ},
                            {"groups", std::move(groups)}};
  return out.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace mw::migrate
