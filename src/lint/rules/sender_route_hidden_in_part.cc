// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/probes.h"
#include "lint/values.h"
#include "lint/witness.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  const Table* senders = subject.Find("smarttable");
  const Table* domains = subject.Find("mailertable");
  if (!subject.loaded() || senders == nullptr || domains == nullptr || senders->rows.rows().empty())
    return;
  const SaidLines said(sink, subject.sources());
  const site::StoredRow& row = senders->rows.rows().front();
  if (said.Contains(row.place)) return;
  for (const site::StoredRow& domain : domains->rows.rows()) {
    if (domain.key == "." || EqualFolded(domain.value.substr(0, 6), "error:")) continue;
    std::vector<Probe> sent = ProbesFor("smarttable", row.key, "");
    const std::vector<Probe> received = ProbesFor("mailertable", domain.key, "");
    if (sent.empty() || received.empty()) continue;
    Probe probe = sent.front();
    probe.recipient = received.front().recipient;
    const route::MessageWay now = subject.prober().Follow(probe);
    if (!Prober::Used(now, "mailertable", domain.key) || Prober::Used(now, "smarttable", row.key))
      continue;
    const route::MessageWay without =
        subject.prober().FollowWithout(probe, "mailertable", domain.key);
    if (!Prober::Used(without, "smarttable", row.key)) continue;
    Diagnostic finding(
        rule.kind, row.place,
        fmt::format("not for recipients that mailertable has a route for, such as {}",
                    Quote(domain.key)));
    finding.notes = Witness(probe, now, &without, Quote(domain.key) + " of mailertable");
    sink.Add(std::move(finding));
    return;
  }
}

}  // namespace

extern const Rule sender_route_hidden_in_part_rule;
const Rule sender_route_hidden_in_part_rule = {
    .kind = {"RT618", "sender-route-hidden-in-part", Severity::kNote},
    .summary = "mailertable decides for some recipients before the table of senders",
    .why =
        "smarttable is asked only for what mailertable leaves over. For domains that have a route "
        "there, the sender does not matter. FEATURE(`smarttable', , `before') turns the order "
        "round.",
    .bad =
        "mailertable: a.example\tesmtp:[192.0.2.1]\nrelay-domains: a.example\nsmarttable: "
        "s@sender.example\tesmtp:[192.0.2.2]",
    .good = "smarttable: s@sender.example\tesmtp:[192.0.2.2]",
    .check = Check,
};

}  // namespace mw::lint
