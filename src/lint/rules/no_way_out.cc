// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/probes.h"
#include "lint/values.h"
#include "lint/witness.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded() || subject.HasMailer("esmtp") || subject.HasMailer("smtp")) return;
  // What is missing may be what the compiler could not read.
  if (subject.compiled() != nullptr && subject.compiled()->outcome() == mc::Outcome::kWrong) return;
  const Probe probe{fmt::format("{}@{}", kUnlistedUser, kUnlistedDomain),
                    fmt::format("{}@{}", kUnlistedUser, kUnlistedDomain), ""};
  const route::MessageWay way = subject.prober().Follow(probe);
  for (const route::Route& route : way.recipients[0].routes) {
    if (route.verdict == route::Verdict::kAccepted) return;
  }
  Diagnostic finding(rule.kind, {},
                     "there is no mailer for other hosts: MAILER(`smtp') is missing");
  finding.notes = Witness(probe, way, nullptr, "");
  sink.Add(std::move(finding));
}

}  // namespace

extern const Rule no_way_out_rule;
const Rule no_way_out_rule = {
    .kind = {"RT627", "no-way-out", Severity::kError},
    .summary = "mail to other hosts cannot be sent",
    .why =
        "Without MAILER(`smtp') ruleset 0 has no mailer for names that are not local: every such "
        "recipient is refused with \"Unrecognized host name\".",
    .bad = "whole.mc: OSTYPE(`linux')dnl\nMAILER(`local')dnl",
    .good = "whole.mc: OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl",
    .check = Check,
};

}  // namespace mw::lint
