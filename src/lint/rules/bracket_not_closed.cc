// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <algorithm>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "mailertable", [&](const Entry& entry) {
    const auto value = CutMailer(entry.value);
    if (!value || EqualFolded(value->mailer, "error")) return;
    const auto opened = std::count(value->host.begin(), value->host.end(), '[');
    const auto closed = std::count(value->host.begin(), value->host.end(), ']');
    if (opened == closed) return;
    Diagnostic finding(
        rule.kind, entry.value_range,
        opened > closed ? "expected ']' behind the host" : "there is a ']' too much");
    if (opened == closed + 1) {
      finding.fixes.push_back(
          Replacement("close it", entry.value_range, std::string(entry.value) + ']', true));
    }
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule bracket_not_closed_rule;
const Rule bracket_not_closed_rule = {
    .kind = {"MAP414", "bracket-not-closed", Severity::kError},
    .summary = "a bracket in a host is not closed",
    .why =
        "sendmail takes the text as it is and looks for a host whose name begins with a bracket.",
    .bad = "mailertable: partner.example\tesmtp:[hub.example",
    .good = "mailertable: partner.example\tesmtp:[hub.example]",
    .check = Check,
};

}  // namespace mw::lint
