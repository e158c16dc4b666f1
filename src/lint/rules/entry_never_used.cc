// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/likeness.h"
#include "lint/probes.h"
#include "lint/values.h"
#include "lint/witness.h"

namespace mw::lint {
namespace {

// A hit that decided a way, as far as it belongs to a table of the site.
struct Hit {
  std::string map, key, file;
  uint32_t line = 0;
};

void Collect(const Subject& subject, const std::vector<rewrite::Step>& steps,
             std::vector<Hit>& hits) {
  for (const rewrite::Step& step : steps) {
    if (step.kind != rewrite::Step::Kind::kLookup ||
        step.outcome != rewrite::Step::Outcome::kFound || subject.Find(step.map) == nullptr) {
      continue;
    }
    hits.push_back({step.map, step.key, step.file, step.line});
  }
}

std::vector<Hit> Hits(const Subject& subject, const route::MessageWay& way) {
  std::vector<Hit> hits;
  Collect(subject, way.relay.steps, hits);
  if (way.mail) Collect(subject, way.mail->steps, hits);
  for (const route::RecipientWay& recipient : way.recipients) {
    if (recipient.check) Collect(subject, recipient.check->steps, hits);
    for (const route::Route& route : recipient.routes) Collect(subject, route.steps, hits);
  }
  return hits;
}

// Says which entry or class stands before the key, proven by a run without it.
void Explain(Subject& subject, const Probe& probe, const route::MessageWay& now,
             std::string_view map, std::string_view key, Diagnostic& finding) {
  for (const Hit& hit : Hits(subject, now)) {
    const route::MessageWay without = subject.prober().FollowWithout(probe, hit.map, hit.key);
    if (!Prober::Used(without, map, key)) continue;
    const std::string place = hit.line != 0 ? fmt::format(" ({}:{})", hit.file, hit.line) : "";
    finding.message += fmt::format("; {} of {}{} decides first", Quote(hit.key), hit.map, place);
    finding.notes = Witness(probe, now, &without, fmt::format("{} of {}", Quote(hit.key), hit.map));
    return;
  }
  const std::string_view recipient = probe.recipient;
  const std::string_view domain = recipient.substr(recipient.find('@') + 1);
  if (map != "access" && subject.IsInClass("w", domain)) {
    finding.message += fmt::format("; {} is a name of this host (class w)", Quote(domain));
  }
  finding.notes = Witness(probe, now, nullptr, "");
}

// Rewriting of senders leaves no steps: the entry was met if the sender looks different without it.
bool Meets(Subject& subject, std::string_view map, const Entry& entry, const Probe& probe,
           const route::MessageWay& way) {
  if (map != "generics") return Prober::Used(way, map, entry.key);
  const route::MessageWay without =
      subject.prober().FollowWithout(probe, map, entry.key, Prober::Detail::kAddresses);
  const auto& now = way.recipients[0].routes;
  const auto& then = without.recipients[0].routes;
  if (now.empty() || then.empty() || entry.key == entry.value) return true;
  return now[0].header_sender != then[0].header_sender;
}

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  const std::string own = subject.Macro("j");
  const SaidLines said(sink, subject.sources());
  Spokesmen spokesmen(subject);
  for (const std::string_view map :
       {"mailertable", "virtuser", "domaintable", "smarttable", "access", "generics"}) {
    const auto detail = map == "generics" ? Prober::Detail::kAddresses : Prober::Detail::kLookups;
    EachEntry(subject, map, [&](const Entry& entry) {
      if (spokesmen.IsSpokenFor(map, entry) || said.Contains(entry.line)) return;
      const std::vector<Probe> probes = ProbesFor(map, entry.key, own);
      if (probes.empty()) return;
      std::optional<route::MessageWay> first;
      for (const Probe& probe : probes) {
        route::MessageWay way = subject.prober().Follow(probe, detail);
        if (Meets(subject, map, entry, probe, way)) return spokesmen.NoteRight();
        if (!first) first = std::move(way);
      }
      Diagnostic finding(rule.kind, entry.line,
                         fmt::format("no message ever meets {}", Quote(entry.key)));
      Explain(subject, probes.front(), *first, map, entry.key, finding);
      sink.Add(std::move(finding));
    });
  }
}

}  // namespace

extern const Rule entry_never_used_rule;
const Rule entry_never_used_rule = {
    .kind = {"RT610", "entry-never-used", Severity::kWarning},
    .summary = "no message ever meets this entry",
    .why =
        "Probe messages derived from the key were taken through the site's own rulesets, and none "
        "of them found it: another table, a class or a rule decides before it, or nothing asks for "
        "keys of this form.",
    .bad = "local-host-names: ours.example\nmailertable: ours.example\tesmtp:[192.0.2.1]",
    .good =
        "mailertable: ours.example\tesmtp:[192.0.2.1], and ours.example not in local-host-names",
    .check = Check,
};

}  // namespace mw::lint
