// SPDX-License-Identifier: BSD-2-Clause
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "migrate/proof.h"

namespace mw::migrate {
namespace {

using Json = nlohmann::ordered_json;

// Text of any encoding, as a JSON string may hold it.
std::string Safe(std::string_view text) { return Printable(text, std::string_view::npos); }

Json ProofAsJson(const Proof& proof) {
  Json counts = Json::object();
  for (size_t i = 0; i < kKinds; i++) {
    counts[std::string(KindName(static_cast<Kind>(i)))] = proof.comparison.counts[i];
  }
  Json groups = Json::array();
  for (const ChangeGroup& group : proof.comparison.groups) {
    groups.push_back({{"kind", KindName(group.kind)},
                      {"subject", Safe(group.subject)},
                      {"was", Safe(group.before)},
                      {"now", Safe(group.after)},
                      {"count", group.count},
                      {"witness", Safe(group.changes.front().what)}});
  }
  return {{"edits", proof.edits},
          {"keeps", proof.keeps},
          {"obstacle", Safe(proof.obstacle)},
          {"counts", std::move(counts)},
          {"groups", std::move(groups)}};
}

}  // namespace

std::string UpgradeAsJson(const Upgrade& upgrade, const std::string& path,
                          const std::vector<Proof>& proofs) {
  Json edits = Json::array();
  for (const Step& step : upgrade.steps) {
    edits.push_back({{"code", step.code},
                     {"name", step.name},
                     {"line", step.line},
                     {"message", Safe(step.message)},
                     {"done", Safe(step.done)}});
  }
  Json maps = Json::array();
  for (const MapStep& map : upgrade.maps) {
    for (const AccessStep& step : map.upgrade.steps) {
      maps.push_back({{"file", Safe(map.name)},
                      {"line", step.line},
                      {"message", Safe(step.message)},
                      {"done", Safe(step.done)}});
    }
  }
  Json left = Json::array();
  for (const Diagnostic& one : upgrade.left) {
    Json row = {{"code", one.code},
                {"name", one.name},
                {"severity", SeverityName(one.severity)},
                {"message", Safe(one.message)}};
    if (one.range.known()) row["line"] = upgrade.site->sources().Place(one.range.begin).line;
    left.push_back(std::move(row));
  }
  Json proof = Json::array();
  for (const Proof& one : proofs) proof.push_back(ProofAsJson(one));
  const Json out = {{"version", 1},
                    {"file", Safe(path)},
                    {"compiles", upgrade.compiles},
                    {"edits", std::move(edits)},
                    {"maps", std::move(maps)},
                    {"left", std::move(left)},
                    {"proof", std::move(proof)}};
  return out.dump(2) + "\n";
}

}  // namespace mw::migrate
