// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "lint/mc_calls.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (subject.compiled() == nullptr || !subject.loaded()) return;
  if (const mc::UserCall* call = FindCall(subject, "FEATURE", "relay_based_on_MX")) {
    sink.Add(
        Diagnostic(rule.kind, subject.PlaceInMc(call->range()),
                   "who points an MX record here is relayed to; a list in relay-domains is surer"));
  }
  const mc::UserCall* call = FindCall(subject, "FEATURE", "relay_entire_domain");
  const std::string name = subject.Macro("j");
  const std::string domain = name.substr(std::min(name.find('.'), name.size() - 1) + 1);
  if (call == nullptr || name.empty() || domain.find('.') != std::string::npos) return;
  sink.Add(Diagnostic(rule.kind, subject.PlaceInMc(call->range()),
                      fmt::format("this relays for every host of {}", Quote(domain))));
}

}  // namespace

extern const Rule relay_by_others_rule;
const Rule relay_by_others_rule = {
    .kind = {"MC157", "relay-by-others", Severity::kWarning},
    .summary = "others decide for whom this host relays",
    .why =
        "With relay_based_on_MX everybody who points an MX record at this host may have mail "
        "relayed to him. relay_entire_domain takes the domain of the host; when that is a public "
        "suffix, the hosts below it are strangers.",
    .bad = "sendmail.mc: FEATURE(`relay_based_on_MX')",
    .good = "relay-domains: partner.example",
    .check = Check,
};

}  // namespace mw::lint
