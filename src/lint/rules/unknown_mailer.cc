// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "mailertable", [&](const Entry& entry) {
    if (!subject.loaded()) return;
    const auto value = CutMailer(entry.value);
    if (!value || subject.HasMailer(value->mailer)) return;
    std::vector<std::string_view> names;
    for (const rewrite::Mailer& mailer : subject.installation().rules().mailers) {
      names.push_back(mailer.name);
    }
    std::string message = fmt::format("there is no mailer {}", Quote(value->mailer));
    if (IsNumber(value->host)) {
      message += fmt::format("; {} is no port: expected mailer:host", Quote(value->host));
    } else if (const auto near = NearestName(value->mailer, names)) {
      message += fmt::format("; did you mean {}?", Quote(*near));
    }
    sink.Add(Diagnostic(rule.kind, entry.value_range, message));
  });
}

}  // namespace

extern const Rule unknown_mailer_rule;
const Rule unknown_mailer_rule = {
    .kind = {"MAP412", "unknown-mailer", Severity::kError},
    .summary = "a value of mailertable names a mailer that the configuration lacks",
    .why =
        "Mail for the domain is refused with 554 5.3.5 (unknown mailer). Names of mailers are "
        "those of M lines; MAILER(`smtp') gives smtp, esmtp, smtp8, dsmtp and relay.",
    .bad = "mailertable: partner.example\tesmpt:[192.0.2.1]",
    .good = "mailertable: partner.example\tesmtp:[192.0.2.1]",
    .check = Check,
};

}  // namespace mw::lint
