// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/probes.h"
#include "lint/values.h"
#include "lint/witness.h"

namespace mw::lint {
namespace {

const site::StoredRow* Find(const Table& table, std::string_view tag, std::string_view value) {
  for (const site::StoredRow& row : table.rows.rows()) {
    if (!EqualFolded(row.key.substr(0, tag.size()), tag) || !EqualFolded(row.value, value))
      continue;
    if (row.key.size() > tag.size() && row.key.find_first_of("*/[") == std::string_view::npos)
      return &row;
  }
  return nullptr;
}

route::Verdict VerdictOf(const route::MessageWay& way) { return way.recipients[0].verdict; }

// True if the finding is about the order of the checks: a client that would be refused was not asked for, or one
// that may relay was refused all the same.
bool Asked(const route::MessageWay& now, std::string_view client, bool passes) {
  if (passes)
    return !Prober::Used(now, "access", client) && VerdictOf(now) == route::Verdict::kAccepted;
  return VerdictOf(now) == route::Verdict::kRefused && now.recipients[0].check.has_value();
}

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  const Table* table = subject.Find("access");
  if (!subject.loaded() || table == nullptr) return;
  for (const bool passes : {true, false}) {
    const site::StoredRow* sender = Find(*table, "from:", passes ? "OK" : "REJECT");
    const site::StoredRow* client = Find(*table, "connect:", passes ? "REJECT" : "RELAY");
    if (sender == nullptr || client == nullptr) continue;
    const std::string own = subject.Macro("j");
    const std::vector<Probe> from = ProbesFor("access", sender->key, own);
    const std::vector<Probe> by = ProbesFor("access", client->key, own);
    if (from.empty() || by.empty()) continue;
    const Probe probe{from.front().sender, fmt::format("postmaster@{}", own), by.front().client};
    const route::MessageWay now = subject.prober().Follow(probe);
    const route::MessageWay without = subject.prober().FollowWithout(probe, "access", sender->key);
    if (VerdictOf(now) == VerdictOf(without) || !Asked(now, client->key, passes)) continue;
    Diagnostic finding(
        rule.kind, sender->place,
        fmt::format(
            "{} {}", Quote(sender->key),
            passes
                ? fmt::format("lets clients in that {} refuses: a sender is easily written",
                              Quote(client->key))
                : fmt::format("refuses mail of clients that {} lets relay", Quote(client->key))));
    finding.notes = Witness(probe, now, &without, Quote(sender->key) + " of access");
    finding.notes.push_back({client->place, "the row about clients"});
    sink.Add(std::move(finding));
  }
}

}  // namespace

extern const Rule sender_decides_first_rule;
const Rule sender_decides_first_rule = {
    .kind = {"RT621", "sender-decides-first", Severity::kNote},
    .summary = "what a row says about senders decides before what another says about clients",
    .why =
        "With delay_checks the sender is looked at before the client. Whoever writes a sender that "
        "is allowed passes the checks of clients; a sender that is refused is refused for clients "
        "that may relay, too.",
    .bad =
        "sendmail.mc: FEATURE(`access_db')\nFEATURE(`delay_checks')\naccess: "
        "From:friend@good.example\tOK\nConnect:198.51.100\tREJECT",
    .good =
        "sendmail.mc: FEATURE(`access_db')\naccess: "
        "From:friend@good.example\tOK\nConnect:198.51.100\tREJECT",
    .check = Check,
};

}  // namespace mw::lint
