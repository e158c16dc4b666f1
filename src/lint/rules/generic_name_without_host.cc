// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/probes.h"
#include "lint/values.h"
#include "lint/witness.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  const std::string own = subject.Macro("j");
  const auto sender = [&](const route::MessageWay& way) {
    const auto& routes = way.recipients[0].routes;
    return routes.empty() ? std::string() : routes[0].header_sender;
  };
  const Table* table = subject.Find("generics");
  if (table == nullptr) return;
  for (const site::StoredRow& row : table->rows.rows()) {
    if (row.key.find('@') != std::string_view::npos) continue;
    const std::string to = fmt::format("{}@{}", kUnlistedUser, kUnlistedDomain);
    const Probe bare{std::string(row.key), to, ""};
    const Probe full{fmt::format("{}@{}", row.key, own), to, ""};
    constexpr auto kDetail = Prober::Detail::kAddresses;
    const std::string replaced = sender(subject.prober().Follow(bare, kDetail));
    const route::MessageWay way = subject.prober().Follow(full, kDetail);
    if (replaced == sender(way) ||
        replaced == sender(subject.prober().FollowWithout(bare, "generics", row.key, kDetail)))
      continue;
    Diagnostic finding(rule.kind, row.place,
                       fmt::format("{} stays as it is; GENERICS_DOMAIN(`{}') would replace it",
                                   Quote(full.sender), own));
    finding.notes = Witness(full, way, nullptr, "");
    sink.Add(std::move(finding));
    return;
  }
}

}  // namespace

extern const Rule generic_name_without_host_rule;
const Rule generic_name_without_host_rule = {
    .kind = {"RT624", "generic-name-without-host", Severity::kNote},
    .summary = "a row of genericstable meets the bare name only",
    .why =
        "A key without a domain is asked for names without one and for domains of GENERICS_DOMAIN. "
        "user@this-host, as mail programs write it, is not replaced.",
    .bad = "genericstable: joe\tjoe@pub.example",
    .good = "sendmail.mc: GENERICS_DOMAIN(`mx.our.test')\ngenericstable: joe\tjoe@pub.example",
    .check = Check,
};

}  // namespace mw::lint
