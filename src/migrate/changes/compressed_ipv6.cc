// SPDX-License-Identifier: BSD-2-Clause
// sendmail writes IPv6 addresses out in full since 8.15.1, and compares text.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

bool IsHex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

// "2001:db8:0:0:0:0:0:1" for "2001:db8::1"; "" for what is no address with :: in it.
std::string Written(std::string_view address) {
  const size_t gap = address.find("::");
  if (gap == std::string_view::npos) return "";
  std::vector<std::string_view> head, tail;
  if (gap > 0) head = Split(address.substr(0, gap), ':');
  if (gap + 2 < address.size()) tail = Split(address.substr(gap + 2), ':');
  if (head.size() + tail.size() > 7) return "";
  std::vector<std::string_view> all = head;
  all.insert(all.end(), 8 - head.size() - tail.size(), "0");
  all.insert(all.end(), tail.begin(), tail.end());
  std::string text;
  for (const std::string_view part : all) {
    if (part.empty() || part.size() > 4 || !IsHex(part)) return "";
    text += (text.empty() ? "" : ":") + std::string(part);
  }
  return text;
}

void Check(const Draft& draft, const Change& change, Sink& sink) {
  const std::string_view compressed = draft.ValueOf("confUSE_COMPRESSED_IPV6_ADDRESSES");
  if (!compressed.empty() && ToLower(compressed[0]) == 't') return;
  for (const mc::UserCall* call : draft.calls()) {
    if (call->command->kind != mc::CommandKind::kClass) continue;
    for (const std::string_view word : SplitWords(call->Argument(0))) {
      if (word.size() < 5 || !EqualFolded(word.substr(0, 5), "IPv6:")) continue;
      const std::string full = Written(word.substr(5));
      if (full.empty()) continue;
      Diagnostic finding =
          Finding(change, call->range(),
                  fmt::format("{} is compared as text, and written IPv6:{} since 8.15.1",
                              Quote(word), full));
      AddFix(finding, "write it in full",
             draft.PartEdit(*call, 0, word, fmt::format("{}{}", word.substr(0, 5), full)));
      sink.Add(std::move(finding));
    }
  }
}

}  // namespace

extern const Change change_compressed_ipv6;
const Change change_compressed_ipv6 = {
    .kind = {"MIG155", "compressed-ipv6", Severity::kWarning},
    .since = {8, 15, 1},
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
