// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/proof.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

constexpr size_t kShownGroups = 4;
constexpr size_t kShownText = 200;

void AddOnce(std::string_view name, std::vector<std::string>& names) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
}

std::vector<std::string> NamesOf(const std::vector<Step>& steps, bool deciding) {
  std::vector<std::string> names;
  for (const Step& step : steps) {
    if (Decides(step.name) == deciding) AddOnce(step.name, names);
  }
  return names;
}

std::string Shown(const std::string& text) {
  return text.empty() ? "nothing" : Printable(text, kShownText);
}

std::string Counts(const Comparison& comparison) {
  size_t total = 0;
  std::string kinds;
  for (size_t i = 0; i < kKinds; i++) {
    const size_t count = comparison.counts[i];
    if (count == 0) continue;
    total += count;
    kinds +=
        fmt::format("{}{} {}", kinds.empty() ? "" : ", ", KindName(static_cast<Kind>(i)), count);
  }
  return total == 0 ? "nothing changes" : fmt::format("{} changes ({})", total, kinds);
}

void AddGroups(const Comparison& comparison, std::string& out) {
  std::vector<const ChangeGroup*> groups;
  for (const ChangeGroup& group : comparison.groups) groups.push_back(&group);
  std::stable_sort(groups.begin(), groups.end(),
                   [](const ChangeGroup* a, const ChangeGroup* b) { return a->count > b->count; });
  for (size_t i = 0; i < std::min(groups.size(), kShownGroups); i++) {
    const ChangeGroup& group = *groups[i];
    out += fmt::format("    {}: {} -> {}", group.subject, Shown(group.before), Shown(group.after));
    out += group.count == 1 ? "\n" : fmt::format(" ({} times)\n", group.count);
    if (group.kind == Kind::kSetting) continue;
    out += fmt::format("      {}\n", Printable(group.changes.front().what, kShownText));
  }
  if (groups.size() > kShownGroups) {
    out += fmt::format("    ... and {} kinds more\n", groups.size() - kShownGroups);
  }
}

}  // namespace

bool Decides(std::string_view name) {
  const VersionChange* change = FindChange(name);
  return change == nullptr || change->decides;
}

std::vector<Stage> StagesOf(Host& host, const UpgradeRequest& request, const Upgrade& upgrade) {
  std::vector<Stage> stages;
  std::vector<std::string> deciding = NamesOf(upgrade.steps, true);
  UpgradeRequest part = request;
  part.maps.clear();
  std::string before = upgrade.original;
  // Names whose edits have not shown in the text yet: one may need another to have an effect.
  std::vector<std::string> names = NamesOf(upgrade.steps, false);
  bool keeps = true;
  for (size_t i = 0; i <= deciding.size(); i++) {
    part.without = request.without;
    part.without.insert(part.without.end(), deciding.begin() + static_cast<std::ptrdiff_t>(i),
                        deciding.end());
    if (i > 0) names.push_back(deciding[i - 1]);
    const Result<Upgrade> made = MakeUpgrade(host, part);
    if (!made) break;
    if (made->text != before) {
      stages.push_back({std::move(names), keeps, made->text});
      names.clear();
      before = made->text;
    }
    if (keeps) names.clear();
    keeps = false;
  }
  if (before != upgrade.text) stages.push_back({std::move(names), false, upgrade.text});
  return stages;
}

std::string ToText(const std::vector<Proof>& proofs) {
  std::string out = proofs.empty() ? "" : "what the edits change, one after the other:\n";
  for (const Proof& proof : proofs) {
    const std::string name = proof.edits.empty() ? "all of them together"
                                                 : fmt::format("{}", fmt::join(proof.edits, ", "));
    if (!proof.obstacle.empty()) {
      out += fmt::format("  {}: not compared: {}\n", name, proof.obstacle);
      continue;
    }
    out += fmt::format("  {}: {}{}\n", name, Counts(proof.comparison),
                       proof.fails() ? ", and nothing should" : "");
    AddGroups(proof.comparison, out);
  }
  return out;
}

}  // namespace mw::migrate
