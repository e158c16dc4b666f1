// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "access", [&](const Entry& entry) {
    if (!EqualFolded(entry.value, "RELAY")) return;
    if (entry.key.find_first_of(":@[/*") != std::string_view::npos ||
        entry.key.find('.') == std::string_view::npos)
      return;
    if (IsDigit(entry.key[0]) || entry.key.starts_with("localhost")) return;
    sink.Add(Diagnostic(
        rule.kind, entry.line,
        fmt::format("RELAY for {} as recipient, client and sender; write To: or Connect:",
                    Quote(entry.key))));
  });
}

}  // namespace

extern const Rule relay_without_tag_rule;
const Rule relay_without_tag_rule = {
    .kind = {"MAP470", "relay-without-tag", Severity::kNote},
    .summary = "RELAY without a tag grants three things",
    .why =
        "Without a tag the row counts for recipients, clients and senders: mail to the domain is "
        "relayed, a client whose name is in it may relay, and its senders pass the checks. To: and "
        "Connect: say which is meant.",
    .bad = "access: partner.example\tRELAY",
    .good = "access: To:partner.example\tRELAY",
    .check = Check,
};

}  // namespace mw::lint
