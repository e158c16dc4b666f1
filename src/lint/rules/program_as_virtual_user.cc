// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "virtuser", [&](const Entry& entry) {
    const std::string_view value =
        entry.value.starts_with('"') ? entry.value.substr(1) : entry.value;
    if (!value.starts_with('|') && !value.starts_with('/') && !value.starts_with(":include:"))
      return;
    sink.Add(Diagnostic(rule.kind, entry.value_range,
                        "this is taken for the name of a user; go through an alias"));
  });
}

}  // namespace

extern const Rule program_as_virtual_user_rule;
const Rule program_as_virtual_user_rule = {
    .kind = {"MAP431", "program-as-virtual-user", Severity::kError},
    .summary = "a value of virtusertable is a program or a file",
    .why =
        "It is taken for the name of a local user. Programs and files are started through aliases.",
    .bad = "virtusertable: list@v.example\t|/usr/bin/prog",
    .good = "virtusertable: list@v.example\tlist-prog\naliases: list-prog: \"|/usr/bin/prog\"",
    .check = Check,
};

}  // namespace mw::lint
