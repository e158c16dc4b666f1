// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "access", [&](const Entry& entry) {
    std::string_view name = entry.key;
    if (EqualFolded(name.substr(0, 8), "connect:")) name.remove_prefix(8);
    if (!name.starts_with('[') || !name.ends_with(']')) return;
    Diagnostic finding(
        rule.kind, entry.key_range,
        fmt::format("{} is met only by a client without a name; write it without brackets",
                    Quote(entry.key)));
    std::string fixed(subject.TextOf(entry.key_range));
    std::erase_if(fixed, [](char c) { return c == '[' || c == ']'; });
    finding.fixes.push_back(Replacement("remove the brackets", entry.key_range, fixed, true));
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule address_in_brackets_rule;
const Rule address_in_brackets_rule = {
    .kind = {"MAP462", "address-in-brackets", Severity::kError},
    .summary = "an address in access stands in brackets",
    .why =
        "The name of a client is its address in brackets only while it has no reverse name; with "
        "one, the row is not found. Addresses are asked for without brackets.",
    .bad = "access: Connect:[198.51.100.7]\tREJECT",
    .good = "access: Connect:198.51.100.7\tREJECT",
    .check = Check,
};

}  // namespace mw::lint
