// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

// "192.0.2.9" or "[192.0.2.9]".
bool IsAddress(std::string_view key) {
  if (key.starts_with('[')) return key.ends_with(']');
  const std::vector<std::string_view> parts = Split(key, '.');
  return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), IsNumber);
}

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "mailertable", [&](const Entry& entry) {
    if (!IsAddress(entry.key)) return;
    sink.Add(Diagnostic(
        rule.kind, entry.key_range,
        fmt::format("{} is an address; mailertable is asked for names only", Quote(entry.key))));
  });
}

}  // namespace

extern const Rule address_in_mailertable_rule;
const Rule address_in_mailertable_rule = {
    .kind = {"MAP418", "address-in-mailertable", Severity::kWarning},
    .summary = "a key of mailertable is an IP address",
    .why =
        "mailertable is asked for host names only. Mail to user@[192.0.2.9] goes to the address "
        "itself, or to SMART_HOST; both forms of the key are never found. A route for an address "
        "literal needs LOCAL_RULE_0.",
    .bad = "mailertable: [192.0.2.9]\tesmtp:[192.0.2.1]",
    .good = "mailertable: nine.example\tesmtp:[192.0.2.1]\nrelay-domains: nine.example",
    .check = Check,
};

}  // namespace mw::lint
