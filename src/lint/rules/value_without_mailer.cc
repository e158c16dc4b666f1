// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "mailertable", [&](const Entry& entry) {
    if (entry.value.empty() || CutMailer(entry.value)) return;
    Diagnostic finding(
        rule.kind, entry.value_range,
        fmt::format("{} has no mailer; the row is taken for a domain and searched again",
                    Quote(entry.value)));
    finding.fixes.push_back(Replacement("put esmtp: before it", entry.value_range,
                                        "esmtp:" + std::string(entry.value), false));
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule value_without_mailer_rule;
const Rule value_without_mailer_rule = {
    .kind = {"MAP411", "value-without-mailer", Severity::kError},
    .summary = "a value of mailertable has no mailer",
    .why =
        "A value must be `mailer:host`. One without a colon is taken for a domain, whose own entry "
        "or parents are searched; when there is none, mail goes by MX as if the row were not "
        "there.",
    .bad = "mailertable: partner.example\t[192.0.2.1]",
    .good = "mailertable: partner.example\tesmtp:[192.0.2.1]",
    .check = Check,
};

}  // namespace mw::lint
