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
        std::string_view text = Trim(part);
        if (text.starts_with('"')) text.remove_prefix(1);
        constexpr std::string_view kInclude = ":include:";
        if (!EqualFolded(text.substr(0, kInclude.size()), kInclude)) continue;
        text.remove_prefix(kInclude.size());
        if (text.ends_with('"')) text.remove_suffix(1);
        const std::string path(Trim(text));
        // A site that is looked at elsewhere lacks the folder as well: then nothing is known.
        if (!path.starts_with('/') || subject.Status(path).ok() ||
            !subject.Status(std::string(DirName(path))).ok())
          continue;
        sink.Add(Diagnostic(rule.kind, entry.line, fmt::format("{} is not there", Quote(path))));
      }
    });
  }
}

}  // namespace

extern const Rule included_list_missing_rule;
const Rule included_list_missing_rule = {
    .kind = {"MAP440", "included-list-missing", Severity::kError},
    .summary = "an alias includes a file that is not there",
    .why = "sendmail opens the file when mail arrives, and then fails: Cannot open.",
    .bad = "aliases: list: :include:/nonexistent\npostmaster: root",
    .good = "aliases: list: :include:/lists/people\npostmaster: root\n/lists/people: joe",
    .check = Check,
};

}  // namespace mw::lint
