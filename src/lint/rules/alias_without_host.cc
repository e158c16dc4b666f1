// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  for (const Table& table : subject.tables()) {
    if (table.file->role != site::Role::kAliases) continue;
    subject.ForEach(table, [&](const Entry& entry) {
      for (const std::string_view part : Split(entry.value, ',')) {
        const std::string_view text = Trim(part);
        if (text.size() < 2 || !text.ends_with('@') ||
            text.find_first_of("|\"/") != std::string_view::npos)
          continue;
        sink.Add(Diagnostic(rule.kind, entry.line,
                            fmt::format("there is no host behind {}", Quote(text))));
      }
    });
  }
}

}  // namespace

extern const Rule alias_without_host_rule;
const Rule alias_without_host_rule = {
    .kind = {"MAP441", "alias-without-host", Severity::kError},
    .summary = "an address in aliases ends in @",
    .why = "sendmail says \"Hostname required\" when mail arrives.",
    .bad = "aliases: q: joe@\npostmaster: root",
    .good = "aliases: q: joe\npostmaster: root",
    .check = Check,
};

}  // namespace mw::lint
