// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/likeness.h"
#include "lint/probes.h"
#include "lint/values.h"
#include "lint/witness.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  Spokesmen spokesmen(subject);
  EachEntry(subject, "mailertable", [&](const Entry& entry) {
    // Addresses are asked for by nobody; another rule says so.
    if (entry.key.find_first_not_of("0123456789.[]") == std::string_view::npos) return;
    if (entry.key == "." || entry.value.starts_with("error:")) return;
    if (spokesmen.IsSpokenFor("mailertable", entry)) return;
    std::vector<Probe> probes = ProbesFor("mailertable", entry.key, "");
    if (probes.empty()) return;
    Probe probe = probes.front();
    probe.sender = fmt::format("{}@{}", kUnlistedUser, kUnlistedDomain);
    probe.client = kStranger;
    const route::MessageWay way = subject.prober().Follow(probe);
    const route::RecipientWay& recipient = way.recipients[0];
    if (!Prober::Used(way, "mailertable", entry.key)) return;
    if (!recipient.check || recipient.check->verdict != route::Verdict::kRefused) {
      return spokesmen.NoteRight();
    }
    Diagnostic finding(rule.kind, entry.line,
                       fmt::format("strangers may not send to {}", Quote(entry.key)));
    finding.notes = Witness(probe, way, nullptr, "");
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule route_not_accepted_rule;
const Rule route_not_accepted_rule = {
    .kind = {"RT614", "route-not-accepted", Severity::kWarning},
    .summary = "a domain has a route in mailertable but strangers may not send to it",
    .why =
        "mailertable says where mail goes, not that it is accepted. Without an entry in "
        "relay-domains or `To:domain RELAY` in access, mail from outside is refused: 550 Relaying "
        "denied.",
    .bad = "mailertable: partner.example\tesmtp:[192.0.2.1]",
    .good = "relay-domains: partner.example",
    .check = Check,
};

}  // namespace mw::lint
