// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

constexpr std::string_view kTags[] = {
    "connect",          "from",        "to",           "spam",         "greetpause",
    "clientrate",       "clientconn",  "authinfo",     "tls_srv",      "tls_clt",
    "tls_rcpt",         "try_tls",     "srv_features", "clt_features", "tls_srv_features",
    "tls_clt_features", "compat",      "qgrp",         "bcc",          "cert",
    "certissuer",       "certsubject", "ipv6"};

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "access", [&](const Entry& entry) {
    const size_t colon = entry.key.find(':');
    if (colon == std::string_view::npos || colon == 0) return;
    const std::string_view tag = entry.key.substr(0, colon);
    for (const std::string_view known : kTags) {
      if (EqualFolded(known, tag)) return;
    }
    // 2001:db8::1 is an address without its tag: another rule's business.
    if (tag.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos) return;
    std::string message = fmt::format("{} is no tag: nobody asks for this key", Quote(tag));
    if (const auto near = NearestName(FoldCase(tag), kTags)) {
      message += fmt::format("; did you mean {}?", Quote(*near));
    }
    sink.Add(Diagnostic(rule.kind, entry.key_range, message));
  });
}

}  // namespace

extern const Rule unknown_access_tag_rule;
const Rule unknown_access_tag_rule = {
    .kind = {"MAP455", "unknown-access-tag", Severity::kError},
    .summary = "a tag in access is not known, so the row is dead",
    .why =
        "A key is looked up with the tags that the rulesets use. With another one it is a key of "
        "its own that nobody asks for.",
    .bad = "access: Form:spam.example\tREJECT",
    .good = "access: From:spam.example\tREJECT",
    .check = Check,
};

}  // namespace mw::lint
