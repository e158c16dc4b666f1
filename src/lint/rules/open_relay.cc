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
  const std::string outside = fmt::format("{}@{}", kUnlistedUser, kUnlistedDomain);
  std::string partner = own;
  for (const std::string& word : subject.Words("R")) {
    if (IsAlpha(word[0]) && word.find('.') != std::string::npos) partner = word;
  }
  const struct {
    std::string sender, recipient;
    const char* who;
  } rows[] = {
      {outside, outside, "any stranger may send to any stranger"},
      // The same where the name server does not know the outside domain.
      {"", outside, "any stranger may send to any stranger"},
      {"root@" + own, outside, "whoever claims a sender of this host may send to any stranger"},
      {outside, fmt::format("{}%{}@{}", kUnlistedUser, kUnlistedDomain, own),
       "any stranger may send to any stranger by user%domain@host"},
      {outside, fmt::format("{}%{}@{}", kUnlistedUser, kUnlistedDomain, partner),
       "any stranger may send to any stranger by user%domain@partner"},
  };
  for (const auto& row : rows) {
    const Probe probe{row.sender, row.recipient, std::string(kStranger)};
    const route::MessageWay way = subject.prober().Follow(probe);
    const route::RecipientWay& recipient = way.recipients[0];
    if (recipient.verdict != route::Verdict::kAccepted || recipient.reply.code / 100 != 2) continue;
    bool leaves = false;
    for (const route::Route& route : recipient.routes) leaves = leaves || !route.hosts.empty();
    if (!leaves) continue;
    Diagnostic finding(rule.kind, {}, fmt::format("open relay: {}", row.who));
    finding.notes = Witness(probe, way, nullptr, "");
    sink.Add(std::move(finding));
    return;
  }
}

}  // namespace

extern const Rule open_relay_rule;
const Rule open_relay_rule = {
    .kind = {"RT615", "open-relay", Severity::kError},
    .summary = "a stranger may send to strangers",
    .why =
        "Anybody on the Internet can use this host to send mail to anybody. It will be found "
        "within hours and listed within days.",
    .bad = "sendmail.mc: FEATURE(`promiscuous_relay')",
    .good = "sendmail.mc: FEATURE(`access_db'), and Connect: entries for those who may",
    .check = Check,
};

}  // namespace mw::lint
