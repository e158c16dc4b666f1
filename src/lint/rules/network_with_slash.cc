// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  std::string last;
  EachEntry(subject, "access", [&](const Entry& entry) {
    const std::string_view written = subject.TextOf(entry.key_range);
    if (written == last || written.find('/') == std::string_view::npos) return;
    std::string_view name = written;
    if (const size_t colon = name.find(':'); colon != std::string_view::npos && IsAlpha(name[0]))
      name.remove_prefix(colon + 1);
    if (name.empty() || (!IsDigit(name[0]) && !EqualFolded(name.substr(0, 5), "ipv6:"))) return;
    last = written;
    Diagnostic finding(
        rule.kind, entry.key_range,
        fmt::format("makemap does not write out {}; mcmaps build does", Quote(written)));
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule network_with_slash_rule;
const Rule network_with_slash_rule = {
    .kind = {"MAP461", "network-with-slash", Severity::kWarning},
    .summary = "a network in access is written with a slash",
    .why =
        "sendmail asks for an address and then for it without its last parts: 192.0.2 covers "
        "192.0.2.0 to 192.0.2.255. makemap stores the form with a slash as it is, and nobody asks "
        "for it; only mcmaps build writes it out.",
    .bad = "access: Connect:198.51.100.0/24\tREJECT",
    .good = "access: Connect:198.51.100\tREJECT",
    .check = Check,
};

}  // namespace mw::lint
