// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/mc_calls.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

constexpr struct {
  std::string_view command, argument;
  const char* message;
} kRows[] = {
    {"FEATURE", "accept_unresolvable_domains",
     "mail is taken from senders that no answer can reach"},
    {"FEATURE", "accept_unqualified_senders",
     "every client may send without a domain; M=u of one daemon would do"},
    {"define", "BITNET_RELAY",
     "names ending in .BITNET get a route of their own; no such network is left"},
    {"define", "DECNET_RELAY",
     "names ending in .DECNET get a route of their own; no such network is left"},
    {"define", "FAX_RELAY", "names ending in .FAX get a route of their own"},
    {"define", "UUCP_RELAY",
     "names ending in .UUCP get a route of their own; no such network is left"},
    {"define", "confDEF_AUTH_INFO", "this form is no longer recommended; use FEATURE(`authinfo')"},
};

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (subject.compiled() == nullptr) return;
  for (const auto& row : kRows) {
    const mc::UserCall* call = FindCall(subject, row.command, row.argument);
    if (call != nullptr)
      sink.Add(Diagnostic(rule.kind, subject.PlaceInMc(call->range()), row.message));
  }
}

}  // namespace

extern const Rule doubtful_setting_rule;
const Rule doubtful_setting_rule = {
    .kind = {"MC158", "doubtful-setting", Severity::kNote},
    .summary = "a setting that is rarely meant",
    .why = "It works as documented, but what it does is seldom wanted today.",
    .bad = "sendmail.mc: FEATURE(`accept_unresolvable_domains')",
    .good = "sendmail.mc: FEATURE(`access_db')",
    .check = Check,
};

}  // namespace mw::lint
