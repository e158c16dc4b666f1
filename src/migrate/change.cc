// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/change.h"

#include <algorithm>

#include "base/text.h"

namespace mw::migrate {

#define CHANGE(name) extern const VersionChange change_##name;
#include "migrate/changes.def"
#undef CHANGE

namespace {

const VersionChange* const kChanges[] = {
#define CHANGE(name) &change_##name,
#include "migrate/changes.def"
#undef CHANGE
};

}  // namespace

std::span<const VersionChange* const> Changes() { return kChanges; }

bool SameName(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return (x == '-' ? '_' : ToLower(x)) == (y == '-' ? '_' : ToLower(y));
  });
}

const VersionChange* FindChange(std::string_view code_or_name) {
  for (const VersionChange* change : kChanges) {
    if (EqualFolded(change->kind.code, code_or_name)) return change;
    if (SameName(change->kind.name, code_or_name)) return change;
  }
  return nullptr;
}

void FindChanges(const OldSite& site, Sink& sink) {
  for (const VersionChange* change : kChanges) {
    if (change->since > site.target()) continue;
    if (change->meaning && site.written_for() >= change->since) continue;
    change->check(site, *change, sink);
  }
}

Diagnostic Finding(const VersionChange& change, Range range, std::string message) {
  return Diagnostic(change.kind, range, std::move(message));
}

void AddFix(Diagnostic& finding, std::string title, std::optional<Edit> edit) {
  if (edit) finding.fixes.push_back({std::move(title), true, {*std::move(edit)}});
}

}  // namespace mw::migrate
