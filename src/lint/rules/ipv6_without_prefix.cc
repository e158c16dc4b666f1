// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <algorithm>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "access", [&](const Entry& entry) {
    std::string_view key = entry.key;
    if (EqualFolded(key.substr(0, 13), "connect:ipv6:") && key.ends_with("::") && key.size() > 15) {
      Diagnostic finding(
          rule.kind, entry.key_range,
          fmt::format("{} is never found: a network is written without '::'", Quote(entry.key)));
      std::string fixed(subject.TextOf(entry.key_range));
      fixed.resize(fixed.size() - 2);
      finding.fixes.push_back(Replacement("remove the colons", entry.key_range, fixed, true));
      sink.Add(std::move(finding));
      return;
    }
    if (EqualFolded(key.substr(0, 8), "connect:")) key.remove_prefix(8);
    if (std::count(key.begin(), key.end(), ':') < 2) return;
    if (key.find_first_not_of("0123456789abcdefABCDEF:") != std::string_view::npos) return;
    const size_t at = entry.key.size() - key.size();
    Diagnostic finding(
        rule.kind, entry.key_range,
        fmt::format("{} is never found; expected IPv6: before the address", Quote(entry.key)));
    std::string fixed(subject.TextOf(entry.key_range));
    if (fixed.size() == entry.key.size()) {
      fixed.insert(at, "IPv6:");
      finding.fixes.push_back(Replacement("put IPv6: before it", entry.key_range, fixed, true));
    }
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule ipv6_without_prefix_rule;
const Rule ipv6_without_prefix_rule = {
    .kind = {"MAP457", "ipv6-without-prefix", Severity::kError},
    .summary = "an IPv6 address in access lacks its IPv6: prefix",
    .why =
        "Addresses are looked up as IPv6:2001:db8:..., so the key without the prefix is never "
        "found.",
    .bad = "access: Connect:2001:db8:2\tREJECT",
    .good = "access: Connect:IPv6:2001:db8:2\tREJECT",
    .check = Check,
};

}  // namespace mw::lint
