// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

constexpr std::string_view kTags[] = {"authinfo:",
                                      "srv_features:",
                                      "clt_features:",
                                      "tls_srv_features:",
                                      "tls_clt_features:",
                                      "tls_srv:",
                                      "tls_clt:",
                                      "tls_rcpt:",
                                      "try_tls:",
                                      "greetpause:",
                                      "clientrate:",
                                      "clientconn:",
                                      "qgrp:",
                                      "bcc:",
                                      "certissuer:",
                                      "certsubject:",
                                      "cert:",
                                      "compat:"};

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  constexpr std::string_view kWords[] = {"OK",   "RELAY",  "REJECT", "DISCARD",
                                         "SKIP", "FRIEND", "HATER",  "SUBJECT"};
  EachEntry(subject, "access", [&](const Entry& entry) {
    for (const std::string_view tag : kTags) {
      if (entry.key.size() >= tag.size() && EqualFolded(entry.key.substr(0, tag.size()), tag))
        return;
    }
    const std::string_view value = entry.value;
    if (value.empty() || value.find_first_of(" :\t\"") != std::string_view::npos) return;
    for (const std::string_view word : kWords) {
      if (EqualFolded(word, value)) return;
    }
    if (IsNumber(value)) return;
    if (EqualFolded(value, "QUARANTINE") || EqualFolded(value, "ERROR")) return;
    std::string message =
        fmt::format("{} is no action: it becomes the text of a refusal", Quote(value));
    Diagnostic finding(rule.kind, entry.value_range, message);
    std::string upper(value);
    for (char& c : upper) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    if (const auto near = NearestName(upper, kWords)) {
      finding.message += fmt::format("; did you mean {}?", Quote(*near));
      finding.fixes.push_back(Replacement(fmt::format("write {}", *near), entry.value_range,
                                          std::string(*near), false));
    }
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule unknown_access_value_rule;
const Rule unknown_access_value_rule = {
    .kind = {"MAP450", "unknown-access-value", Severity::kError},
    .summary = "a word in access is no action and becomes a text that refuses",
    .why =
        "What is not OK, RELAY, REJECT, DISCARD, SKIP, or a form with a colon is sent as the text "
        "of a refusal: `RELAYS` refuses with 553 5.3.0.",
    .bad = "access: To:partner.example\tRELAYS",
    .good = "access: To:partner.example\tRELAY",
    .check = Check,
};

}  // namespace mw::lint
