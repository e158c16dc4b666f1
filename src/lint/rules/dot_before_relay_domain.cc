// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  subject.ForEachClassLine("R", [&](std::string_view line, Range range) {
    const std::string_view word = line.substr(0, line.find_first_of(" \t"));
    if (!word.starts_with('.') || word.size() < 2) return;
    range.length = static_cast<uint32_t>(word.size());
    Diagnostic finding(rule.kind, range,
                       fmt::format("{} leaves out {} itself", Quote(word), Quote(word.substr(1))));
    finding.fixes.push_back(
        Replacement("remove the dot", range, std::string(word.substr(1)), false));
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule dot_before_relay_domain_rule;
const Rule dot_before_relay_domain_rule = {
    .kind = {"MAP445", "dot-before-relay-domain", Severity::kError},
    .summary = "a name in relay-domains begins with a dot",
    .why =
        "relay-domains covers a domain and all below it. With a dot in front only what is below it "
        "is meant, and the domain itself is refused.",
    .bad = "relay-domains: .partner.example",
    .good = "relay-domains: partner.example",
    .check = Check,
};

}  // namespace mw::lint
