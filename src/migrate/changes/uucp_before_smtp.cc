// SPDX-License-Identifier: BSD-2-Clause
// The one order of mailers that still counts.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

// The whole line of a call with nothing else on it.
std::optional<Range> Line(const OldSite& site, const mc::UserCall& call) {
  const std::optional<Edit> removal = site.Removal(call);
  const Range range = site.TextRange(call);
  if (!removal || removal->range.length <= range.length) return std::nullopt;
  return removal->range;
}

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  const mc::UserCall* uucp = nullptr;
  for (const mc::UserCall* call : site.calls()) {
    if (call->command->kind != mc::CommandKind::kMailer) continue;
    if (call->Argument(0) == "uucp") uucp = call;
    if (call->Argument(0) != "smtp" || uucp == nullptr) continue;
    Diagnostic finding =
        Finding(change, call->range(), "MAILER(smtp) has to come before MAILER(uucp)");
    const std::optional<Range> from = Line(site, *call);
    const std::optional<Range> to = Line(site, *uucp);
    if (from && to && from->begin.source == to->begin.source) {
      finding.fixes.push_back({"move it there",
                               true,
                               {{{to->begin, 0}, std::string(site.TextOf(*from))}, {*from, ""}}});
    }
    sink.Add(std::move(finding));
  }
}

}  // namespace

extern const VersionChange change_uucp_before_smtp;
const VersionChange change_uucp_before_smtp = {
    .kind = {"MIG143", "uucp-before-smtp", Severity::kWarning},
    .since = {8, 12},
    .decides = true,
    .summary = "MAILER(uucp) stands before MAILER(smtp)",
    .why = "The mailers uucp-dom and uucp-uudom, which use both, are left out.",
    .bad = "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`uucp')dnl\nMAILER(`smtp')dnl\n",
    .good = "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\nMAILER(`uucp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
