// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "access", [&](const Entry& entry) {
    if (!EqualFolded(entry.key.substr(0, 8), "connect:") || !EqualFolded(entry.value, "RELAY"))
      return;
    const std::string_view name = entry.key.substr(8);
    if (name.empty() || !IsAlpha(name[0]) || name.find('.') == std::string_view::npos) return;
    if (name.find_first_of(":[*/") != std::string_view::npos || name.starts_with("localhost"))
      return;
    sink.Add(Diagnostic(
        rule.kind, entry.line,
        fmt::format("{} relays by the name in its reverse zone; an address would be surer",
                    Quote(name))));
  });
}

}  // namespace

extern const Rule relay_by_client_name_rule;
const Rule relay_by_client_name_rule = {
    .kind = {"MAP464", "relay-by-client-name", Severity::kNote},
    .summary = "a client may relay because of its name",
    .why =
        "The name is what the owner of the address has put into the reverse zone. sendmail lets it "
        "count only when the name leads back to the address; a failing lookup refuses the mail. An "
        "address has neither weakness.",
    .bad = "access: Connect:client.example\tRELAY",
    .good = "access: Connect:198.51.100.7\tRELAY",
    .check = Check,
};

}  // namespace mw::lint
