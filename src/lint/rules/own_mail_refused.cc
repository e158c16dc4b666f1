// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/probes.h"
#include "lint/values.h"
#include "lint/witness.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded() || subject.Find("access") == nullptr) return;
  const std::string own = subject.Macro("j");
  const Probe probe{fmt::format("{}@{}", kUnlistedUser, kUnlistedDomain),
                    fmt::format("postmaster@{}", own), std::string(kStranger)};
  const route::MessageWay now = subject.prober().Follow(probe);
  const route::RecipientWay& recipient = now.recipients[0];
  if (!recipient.check || recipient.check->verdict != route::Verdict::kRefused) return;
  EachEntry(subject, "access", [&](const Entry& entry) {
    const std::string_view key = entry.key.substr(entry.key.find(':') + 1);
    if (key.find('@') != std::string_view::npos || !subject.IsInClass("w", key)) return;
    const route::MessageWay without = subject.prober().FollowWithout(probe, "access", entry.key);
    if (without.recipients[0].verdict == recipient.verdict) return;
    Diagnostic finding(rule.kind, entry.line,
                       fmt::format("this refuses all mail to {}, a name of this host", Quote(key)));
    finding.notes = Witness(probe, now, &without, Quote(entry.key) + " of access");
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule own_mail_refused_rule;
const Rule own_mail_refused_rule = {
    .kind = {"RT620", "own-mail-refused", Severity::kWarning},
    .summary = "mail to this host is refused",
    .why =
        "A row of access for the name of this host refuses all that is sent to it, postmaster "
        "included.",
    .bad =
        "sendmail.mc: FEATURE(`access_db')\nFEATURE(`blocklist_recipients')\naccess: "
        "To:mx.our.test\tREJECT",
    .good =
        "sendmail.mc: FEATURE(`access_db')\nFEATURE(`blocklist_recipients')\naccess: "
        "To:joe@mx.our.test\tREJECT",
    .check = Check,
};

}  // namespace mw::lint
