// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  subject.ForEachClassLine("R", [&](std::string_view line, Range range) {
    const std::string_view word = line.substr(0, line.find_first_of(" \t"));
    if (word.find('/') == std::string_view::npos) return;
    range.length = static_cast<uint32_t>(word.size());
    sink.Add(Diagnostic(
        rule.kind, range,
        fmt::format("{} matches nothing; write the beginning of the addresses", Quote(word))));
  });
}

}  // namespace

extern const Rule network_in_relay_domains_rule;
const Rule network_in_relay_domains_rule = {
    .kind = {"MAP446", "network-in-relay-domains", Severity::kError},
    .summary = "a network in relay-domains is written with a slash",
    .why =
        "Members are compared from the left, at dots: `192.168.5` covers all addresses that begin "
        "so. A form with a slash matches nothing.",
    .bad = "relay-domains: 192.168.5.0/24",
    .good = "relay-domains: 192.168.5",
    .check = Check,
};

}  // namespace mw::lint
