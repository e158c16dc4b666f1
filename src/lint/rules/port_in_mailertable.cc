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
    if (!value || EqualFolded(value->mailer, "error") || EqualFolded(value->mailer, "local"))
      return;
    const auto hosts = CutHosts(value->host);
    if (hosts.size() < 2 || !IsNumber(hosts.back())) return;
    sink.Add(Diagnostic(rule.kind, entry.value_range,
                        fmt::format("{} is no port but a second host; mailertable has no ports",
                                    Quote(hosts.back()))));
  });
}

}  // namespace

extern const Rule port_in_mailertable_rule;
const Rule port_in_mailertable_rule = {
    .kind = {"MAP410", "port-in-mailertable", Severity::kError},
    .summary = "a port in a value of mailertable is taken for a host",
    .why =
        "Hosts of a mailer are separated by colons: `esmtp:[192.0.2.1]:587` tries the host "
        "[192.0.2.1] and then a host named 587, both on the port of the mailer. A port belongs to "
        "the arguments of the mailer (RELAY_MAILER_ARGS, `TCP $h 587`).",
    .bad = "mailertable: partner.example\tesmtp:[192.0.2.1]:587",
    .good =
        "sendmail.mc: define(`RELAY_MAILER_ARGS', `TCP $h 587')\nmailertable: "
        "partner.example\trelay:[192.0.2.1]",
    .check = Check,
};

}  // namespace mw::lint
