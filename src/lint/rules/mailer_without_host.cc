// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "mailertable", [&](const Entry& entry) {
    const auto value = CutMailer(entry.value);
    if (!value || !value->host.empty()) return;
    for (const std::string_view free : {"local", "error", "discard", "procmail"}) {
      if (EqualFolded(value->mailer, free)) return;
    }
    sink.Add(Diagnostic(rule.kind, entry.value_range,
                        fmt::format("there is no host behind {}", Quote(entry.value))));
  });
}

}  // namespace

extern const Rule mailer_without_host_rule;
const Rule mailer_without_host_rule = {
    .kind = {"MAP413", "mailer-without-host", Severity::kError},
    .summary = "a value of mailertable has a mailer but no host",
    .why =
        "The rest of the address is taken for the host: sendmail accepts the recipient, asks the "
        "name server for nonsense and bounces. Only `local:` needs no host.",
    .bad = "mailertable: partner.example\tesmtp:",
    .good = "mailertable: partner.example\tesmtp:partner.example",
    .check = Check,
};

}  // namespace mw::lint
