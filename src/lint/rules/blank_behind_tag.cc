// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "access", [&](const Entry& entry) {
    if (!entry.key.ends_with(':') || entry.key.size() < 3) return;
    const size_t blank = entry.value.find_first_of(" \t");
    if (blank == std::string_view::npos) return;
    if (entry.key.starts_with("tls_") || entry.key.starts_with("client")) return;
    const std::string_view line = subject.TextOf(entry.line);
    Diagnostic finding(rule.kind, entry.line, "a blank behind the tag: the domain becomes a value");
    std::string joined(line.substr(0, entry.key.size()));
    joined += std::string(Trim(line.substr(entry.key.size())));
    finding.fixes.push_back(Replacement("remove the blank", entry.line, joined, true));
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule blank_behind_tag_rule;
const Rule blank_behind_tag_rule = {
    .kind = {"MAP456", "blank-behind-tag", Severity::kError},
    .summary = "a blank behind the tag of a key makes the domain part of the value",
    .why =
        "The first blank ends a key: `From: x.example REJECT` is the key `From:` with the value "
        "`x.example REJECT`.",
    .bad = "access: From: spam.example\tREJECT",
    .good = "access: From:spam.example\tREJECT",
    .check = Check,
};

}  // namespace mw::lint
