// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"
#include "lint/witness.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "access", [&](const Entry& entry) {
    if (!subject.loaded() || !entry.key.starts_with("from:") || !EqualFolded(entry.value, "RELAY"))
      return;
    const std::string_view name = entry.key.substr(5);
    if (name.empty()) return;
    const std::string sender = name.find('@') == std::string_view::npos
                                   ? fmt::format("{}@{}", kUnlistedUser, name)
                                   : std::string(name);
    const Probe probe{sender, fmt::format("{}@{}", kUnlistedUser, kUnlistedDomain),
                      std::string(kStranger)};
    const route::MessageWay way = subject.prober().Follow(probe);
    if (way.recipients[0].reply.code / 100 == 2) return;  // relay_mail_from
    Diagnostic finding(rule.kind, entry.line, "RELAY for a sender lets nobody relay: it means OK");
    finding.notes = Witness(probe, way, nullptr, "");
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule sender_relay_rule;
const Rule sender_relay_rule = {
    .kind = {"MAP459", "sender-relay", Severity::kWarning},
    .summary = "From: with RELAY does not relay",
    .why =
        "RELAY for a sender means OK only (it shields from other checks), unless "
        "FEATURE(`relay_mail_from') is on. Who may relay is decided by client and recipient.",
    .bad = "access: From:partner.example\tRELAY",
    .good = "access: Connect:192.0.2\tRELAY",
    .check = Check,
};

}  // namespace mw::lint
