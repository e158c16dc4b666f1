// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "virtuser", [&](const Entry& entry) {
    if (entry.value.starts_with("error:") || entry.value.find(',') == std::string_view::npos)
      return;
    sink.Add(Diagnostic(rule.kind, entry.value_range,
                        "several addresses: mail is refused (553); use an alias"));
  });
}

}  // namespace

extern const Rule several_targets_rule;
const Rule several_targets_rule = {
    .kind = {"MAP430", "several-targets", Severity::kError},
    .summary = "a value of virtusertable has several addresses",
    .why =
        "The value is one address; with a comma it is refused: 553 Invalid route address. Lists "
        "are the business of aliases.",
    .bad = "virtusertable: info@v.example\ta@x.example, b@x.example",
    .good =
        "virtusertable: info@v.example\tinfo-list\naliases: info-list: a@x.example, b@x.example",
    .check = Check,
};

}  // namespace mw::lint
