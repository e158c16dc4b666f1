// SPDX-License-Identifier: BSD-2-Clause
// Features that do nothing any more, or are gone because what they did is the rule now.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

struct Gone {
  std::string_view name;
  Version since;
  std::string_view reason;
};
constexpr Gone kGone[] = {
    {"notsticky", {8, 7}, "names with one of our hosts are local users anyway"},
    {"nodns", {8, 13}, "the service switch file says which name services are asked"},
};

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const Gone& row : kGone) {
    if (row.since > site.target()) continue;
    for (const mc::UserCall* call : site.Features(row.name)) {
      Diagnostic finding = Finding(change, call->range(),
                                   fmt::format("FEATURE({}) has no effect since {}: {}", row.name,
                                               VersionText(row.since), row.reason));
      AddFix(finding, "leave it out", site.Removal(*call));
      sink.Add(std::move(finding));
    }
  }
}

}  // namespace

extern const VersionChange change_feature_without_effect;
const VersionChange change_feature_without_effect = {
    .kind = {"MIG102", "feature-without-effect", Severity::kWarning},
    .summary = "a feature has no effect any more",
    .why = "What it did is the rule now; a library without the file makes an error of it.",
    .bad = "OSTYPE(`linux')dnl\nFEATURE(`notsticky')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good = "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
