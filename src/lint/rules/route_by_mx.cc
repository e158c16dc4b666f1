// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  maps::Resolver* dns = subject.installation().environment().resolver;
  if (dns == nullptr) return;
  EachEntry(subject, "mailertable", [&](const Entry& entry) {
    const auto value = CutMailer(entry.value);
    if (!value || EqualFolded(value->mailer, "error") || EqualFolded(value->mailer, "local"))
      return;
    for (std::string_view host : CutHosts(value->host)) {
      if (host.ends_with('.')) host.remove_suffix(1);
      if (host.empty() || host.starts_with('[') || host.find('@') != std::string_view::npos)
        continue;
      const maps::DnsReply reply = dns->Query(host, maps::RecordType::kMx);
      for (const maps::Record& record : reply.records) {
        if (record.type != maps::RecordType::kMx || EqualFolded(record.text, host)) continue;
        sink.Add(
            Diagnostic(rule.kind, entry.value_range,
                       fmt::format("mail goes to {}, the MX of {}; [{}] would mean the host itself",
                                   Quote(record.text), Quote(host), Printable(host))));
        return;
      }
    }
  });
}

}  // namespace

extern const Rule route_by_mx_rule;
const Rule route_by_mx_rule = {
    .kind = {"MAP426", "route-by-mx", Severity::kNote},
    .summary = "the host of a route has MX records, and they are used",
    .why =
        "A name without brackets is looked up as a domain: mail goes to its MX hosts, not to the "
        "host of that name. `[name]` means the host.",
    .bad =
        "mailertable: a.example\tesmtp:hub.example\nrelay-domains: a.example\nzone: hub.example. "
        "MX 10 mx.provider.example.",
    .good =
        "mailertable: a.example\tesmtp:[hub.example]\nrelay-domains: a.example\nzone: hub.example. "
        "MX 10 mx.provider.example.",
    .check = Check,
};

}  // namespace mw::lint
