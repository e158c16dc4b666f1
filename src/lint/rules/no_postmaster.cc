// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  const Table* aliases = subject.Find("aliases");
  if (aliases == nullptr || aliases->rows.Find("postmaster") != nullptr) return;
  if (!subject.loaded() || aliases->rows.rows().empty()) return;
  maps::UserDirectory* users = subject.installation().environment().users;
  if (users != nullptr && users->FindUser("postmaster") != nullptr) return;
  // Others may be in further alias files.
  for (const Table& table : subject.tables()) {
    if (table.file->role == site::Role::kAliases && table.rows.Find("postmaster") != nullptr)
      return;
  }
  sink.Add(Diagnostic(rule.kind, aliases->file->place,
                      fmt::format("{}: there is no alias 'postmaster'", aliases->file->source)));
}

}  // namespace

extern const Rule no_postmaster_rule;
const Rule no_postmaster_rule = {
    .kind = {"MAP442", "no-postmaster", Severity::kWarning},
    .summary = "aliases say nothing about postmaster",
    .why =
        "Every host that takes mail takes it for postmaster (RFC 5321, 4.5.1); without an alias it "
        "needs a user of that name.",
    .bad = "aliases: joe: ann",
    .good = "aliases: joe: ann\npostmaster: root",
    .check = Check,
};

}  // namespace mw::lint
