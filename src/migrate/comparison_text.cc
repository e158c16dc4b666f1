// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/comparison.h"

namespace mw::migrate {
namespace {

constexpr size_t kMaxText = 300;  // of one answer

std::string Shown(const std::string& text) {
  return text.empty() ? "nothing" : Printable(text, kMaxText);
}

void AddChange(const Change& change, std::string& out) {
  out += fmt::format("    {}\n      was: {}\n      now: {}\n", Printable(change.what, kMaxText),
                     Shown(change.before), Shown(change.after));
}

void AddSetting(const ChangeGroup& group, bool all, std::string& out) {
  if (!group.subject.starts_with("class ")) {
    out += fmt::format("  {}: {} -> {}\n", group.subject, Shown(group.before), Shown(group.after));
    return;
  }
  std::string words;
  const size_t shown = all ? group.changes.size() : std::min<size_t>(group.changes.size(), 5);
  for (size_t i = 0; i < shown; i++) words += ' ' + Printable(group.changes[i].what);
  if (shown < group.count) words += fmt::format(" ... ({} words)", group.count);
  out +=
      fmt::format("  {} {}:{}\n", group.subject, group.before.empty() ? "gains" : "loses", words);
}

void AddGroup(const ChangeGroup& group, bool all, std::string& out) {
  if (group.kind == Kind::kSetting) return AddSetting(group, all, out);
  out += fmt::format("  {}: {} -> {}", group.subject, Shown(group.before), Shown(group.after));
  out += group.count == 1 ? "\n" : fmt::format(" ({} times)\n", group.count);
  if (!all) return AddChange(group.changes.front(), out);
  for (const Change& change : group.changes) AddChange(change, out);
  if (group.changes.size() < group.count) {
    out += fmt::format("    ... and {} more\n", group.count - group.changes.size());
  }
}

std::string Summary(const Comparison& comparison) {
  const ProbeSet& probes = comparison.probes;
  std::string out;
  size_t total = 0;
  std::string kinds;
  for (size_t i = 0; i < kKinds; i++) {
    const size_t count = comparison.counts[i];
    total += count;
    if (count == 0) continue;
    kinds +=
        fmt::format("{}{} {}", kinds.empty() ? "" : ", ", KindName(static_cast<Kind>(i)), count);
  }
  out += total == 0 ? "nothing changes" : fmt::format("{} changes ({})", total, kinds);
  out += fmt::format("; asked: {} messages, {} rewritten addresses, {} decisions of rulesets\n",
                     probes.messages, probes.rewrites, probes.decisions);
  if (comparison.rows_that_differ != 0) {
    out += fmt::format("{} rows of tables differ\n", comparison.rows_that_differ);
  }
  if (probes.left_out + probes.rows_left_out != 0) {
    out +=
        fmt::format("not asked for lack of room: {} questions; not looked at: {} rows and words\n",
                    probes.left_out, probes.rows_left_out);
  }
  return out;
}

}  // namespace

std::string ToText(const Comparison& comparison, bool all) {
  std::string out;
  const Kind* last = nullptr;
  for (const ChangeGroup& group : comparison.groups) {
    if (last == nullptr || *last != group.kind) out += fmt::format("{}:\n", KindName(group.kind));
    last = &group.kind;
    AddGroup(group, all, out);
  }
  return out + Summary(comparison);
}

}  // namespace mw::migrate
