// SPDX-License-Identifier: BSD-2-Clause
// sendmail writes IPv6 addresses out in full since 8.15.1, and compares text.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/access_text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  const std::string_view compressed = site.ValueOf("confUSE_COMPRESSED_IPV6_ADDRESSES");
  if (!compressed.empty() && ToLower(compressed[0]) == 't') return;
  for (const mc::UserCall* call : site.calls()) {
    if (call->command->kind != mc::CommandKind::kClass) continue;
    for (const std::string_view word : SplitWords(call->Argument(0))) {
      if (word.size() < 5 || !EqualFolded(word.substr(0, 5), "IPv6:")) continue;
      const std::string full = UncompressedIpv6(word.substr(5));
      if (full.empty()) continue;
      Diagnostic finding =
          Finding(change, call->range(),
                  fmt::format("{} is compared as text, and written IPv6:{} since 8.15.1",
                              Quote(word), full));
      AddFix(finding, "write it in full",
             site.PartEdit(*call, 0, word, fmt::format("{}{}", word.substr(0, 5), full)));
      sink.Add(std::move(finding));
    }
  }
}

}  // namespace

extern const VersionChange change_compressed_ipv6;
const VersionChange change_compressed_ipv6 = {
    .kind = {"MIG155", "compressed-ipv6", Severity::kWarning},
    .since = {8, 15, 1},
    .decides = true,
    .summary = "an IPv6 address is written with ::",
    .why = "The address of a client is written in full since 8.15.1, so the entry matches nobody.",
    .bad =
        "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\nRELAY_DOMAIN(`IPv6:2001:db8::"
        "25')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\nRELAY_DOMAIN(`IPv6:2001:db8:0:"
        "0:0:0:0:25')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
