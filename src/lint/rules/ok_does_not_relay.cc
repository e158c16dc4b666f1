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
  EachEntry(subject, "access", [&](const Entry& entry) {
    if (!EqualFolded(entry.key.substr(0, 3), "to:") || !EqualFolded(entry.value, "OK")) return;
    for (Probe probe : ProbesFor("access", entry.key, subject.Macro("j"))) {
      if (probe.recipient.ends_with(subject.Macro("j"))) return;
      const route::MessageWay way = subject.prober().Follow(probe);
      const route::RecipientWay& recipient = way.recipients[0];
      if (recipient.verdict != route::Verdict::kRefused || !recipient.check ||
          recipient.check->verdict != route::Verdict::kRefused)
        return;
      Diagnostic finding(
          rule.kind, entry.value_range,
          fmt::format("OK lets nobody send to {}: expected RELAY", Quote(entry.key.substr(3))));
      finding.notes = Witness(probe, way, nullptr, "");
      finding.fixes.push_back(Replacement("write RELAY", entry.value_range, "RELAY", false));
      sink.Add(std::move(finding));
      return;
    }
  });
}

}  // namespace

extern const Rule ok_does_not_relay_rule;
const Rule ok_does_not_relay_rule = {
    .kind = {"MAP468", "ok-does-not-relay", Severity::kWarning},
    .summary = "OK for a recipient does not let mail to it pass",
    .why =
        "OK in a To: row says that the recipient is not blocked. That a stranger may send there "
        "needs RELAY.",
    .bad = "access: To:other.example\tOK",
    .good = "access: To:other.example\tRELAY",
    .check = Check,
};

}  // namespace mw::lint
