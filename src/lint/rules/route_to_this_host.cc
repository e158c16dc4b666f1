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
    if (!value || EqualFolded(value->mailer, "error") || EqualFolded(value->mailer, "local"))
      return;
    for (const std::string_view host : CutHosts(value->host)) {
      std::string_view name = host;
      if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
      const bool own = subject.IsInClass("w", name) || subject.IsInClass("w", host) ||
                       name.starts_with("127.") || name == "0";
      if (!own || name.empty()) continue;
      sink.Add(Diagnostic(rule.kind, entry.value_range,
                          fmt::format("{} is this host: mail would loop", Quote(host))));
      return;
    }
  });
}

}  // namespace

extern const Rule route_to_this_host_rule;
const Rule route_to_this_host_rule = {
    .kind = {"MAP417", "route-to-this-host", Severity::kError},
    .summary = "a route leads back to this host",
    .why =
        "sendmail connects to itself and refuses: \"mail loops back to me\". A domain that is "
        "delivered here belongs into class w (local-host-names).",
    .bad = "mailertable: ours.example\tesmtp:[127.0.0.1]",
    .good = "local-host-names: ours.example",
    .check = Check,
};

}  // namespace mw::lint
