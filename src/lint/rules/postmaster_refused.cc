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
  const SaidLines said(sink, subject.sources());
  EachEntry(subject, "virtuser", [&](const Entry& entry) {
    if (!entry.key.starts_with('@') || !EqualFolded(entry.value.substr(0, 6), "error:") ||
        said.Contains(entry.line))
      return;
    // A domain that is not ours has its postmaster elsewhere.
    if (!subject.IsInClass("w", entry.key.substr(1))) return;
    const Probe probe{"", fmt::format("postmaster{}", entry.key), ""};
    const route::MessageWay now = subject.prober().Follow(probe);
    if (Prober::LastKey(now, "virtuser") != entry.key) return;
    const route::MessageWay without = subject.prober().FollowWithout(probe, "virtuser", entry.key);
    Diagnostic finding(rule.kind, entry.line,
                       fmt::format("postmaster{} is refused, too", Printable(entry.key)));
    finding.notes = Witness(probe, now, &without, Quote(entry.key) + " of virtuser");
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule postmaster_refused_rule;
const Rule postmaster_refused_rule = {
    .kind = {"RT622", "postmaster-refused", Severity::kWarning},
    .summary = "the catch-all of a virtual domain refuses postmaster",
    .why =
        "Every domain that takes mail takes it for postmaster (RFC 5321, 4.5.1). `@domain "
        "error:...` meets postmaster, too, unless it has a row of its own.",
    .bad = "local-host-names: l.example\nvirtusertable: @l.example\terror:nouser 550 No such user",
    .good =
        "local-host-names: l.example\nvirtusertable: @l.example\terror:nouser 550 No such "
        "user\npostmaster@l.example\tpostmaster",
    .check = Check,
};

}  // namespace mw::lint
