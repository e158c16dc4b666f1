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
  EachEntry(subject, "domaintable", [&](const Entry& entry) {
    if (!subject.IsInClass("w", entry.key)) return;
    const Probe probe{"", fmt::format("{}@{}", kUnlistedUser, entry.key), ""};
    const route::MessageWay now = subject.prober().Follow(probe);
    const route::MessageWay without =
        subject.prober().FollowWithout(probe, "domaintable", entry.key);
    if (RouteSummary(now) == RouteSummary(without)) return;
    Diagnostic finding(rule.kind, entry.line,
                       fmt::format("mail to {}, a name of this host, goes away", Quote(entry.key)));
    finding.notes = Witness(probe, now, &without, Quote(entry.key) + " of domaintable");
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule own_name_renamed_rule;
const Rule own_name_renamed_rule = {
    .kind = {"RT625", "own-name-renamed", Severity::kError},
    .summary = "domaintable renames this host",
    .why =
        "domaintable is asked first, for every address: mail to this host leaves for the new name "
        "and never arrives.",
    .bad = "domaintable: mx.our.test\taway.example",
    .good = "domaintable: old.example\tmx.our.test",
    .check = Check,
};

}  // namespace mw::lint
