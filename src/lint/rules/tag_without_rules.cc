// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

// A tag, the feature that asks for it, and a map that is asked instead when it is there.
constexpr struct {
  std::string_view tag, feature, map;
} kTags[] = {
    {"GreetPause", "FEATURE(`greet_pause')", ""},
    {"ClientRate", "FEATURE(`ratecontrol')", ""},
    {"ClientConn", "FEATURE(`conncontrol')", ""},
    {"Spam", "FEATURE(`delay_checks', `friend') or `hater'", ""},
    {"Compat", "FEATURE(`compat_check')", ""},
    {"qgrp", "FEATURE(`queuegroup')", ""},
    {"bcc", "FEATURE(`bcc')", ""},
    {"TLS_Srv_Features", "FEATURE(`tls_session_features')", ""},
    {"TLS_Clt_Features", "FEATURE(`tls_session_features')", ""},
    {"AuthInfo", "access_db without FEATURE(`authinfo'), whose map is asked instead", "authinfo"},
    {"Srv_Features", "access_db", ""},
    {"Clt_Features", "access_db", ""},
    {"TLS_Srv", "access_db", ""},
    {"TLS_Clt", "access_db", ""},
    {"TLS_Rcpt", "access_db", ""},
    {"Try_TLS", "access_db", ""},
};

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  EachEntry(subject, "access", [&](const Entry& entry) {
    const std::string_view tag = entry.key.substr(0, entry.key.find(':'));
    if (tag.size() == entry.key.size()) return;
    for (const auto& row : kTags) {
      if (!EqualFolded(row.tag, tag)) continue;
      const bool asked =
          subject.RulesName(row.tag) &&
          (row.map.empty() || subject.installation().maps().Find(row.map) == nullptr);
      if (asked) return;
      sink.Add(Diagnostic(
          rule.kind, entry.key_range,
          fmt::format("no ruleset asks for {}:; it belongs to {}", row.tag, row.feature)));
      return;
    }
  });
}

}  // namespace

extern const Rule tag_without_rules_rule;
const Rule tag_without_rules_rule = {
    .kind = {"MAP463", "tag-without-rules", Severity::kError},
    .summary = "no ruleset asks for the tag of this row",
    .why =
        "Some tags belong to features: GreetPause to greet_pause, ClientRate to ratecontrol, "
        "ClientConn to conncontrol, Spam to delay_checks with friend or hater, Compat to "
        "compat_check, qgrp to queuegroup. Without the feature nobody asks for the row.",
    .bad = "access: GreetPause:198.51.100\t5000",
    .good =
        "sendmail.mc: FEATURE(`access_db')\nFEATURE(`greet_pause', `5000')\naccess: "
        "GreetPause:198.51.100\t5000",
    .check = Check,
};

}  // namespace mw::lint
