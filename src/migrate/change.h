// SPDX-License-Identifier: BSD-2-Clause
// A change between versions of sendmail, or a practice that is dangerous today: how it is found in an old
// .mc, and the edit where that is certain.
//
// A change is one file in changes/ and one line in changes.def.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "migrate/old_site.h"
#include "migrate/version.h"

namespace mw::migrate {

struct VersionChange {
  DiagnosticKind kind;
  Version since = {};        // first version with the change; {}: it was never right
  bool meaning = false;      // what is written is fine today: only files from before are told
  bool decides = false;      // the edit is meant to change what the server does, or how it is set
  std::string_view summary;  // one line
  std::string_view why;      // what happens to those who leave it
  std::string_view bad;      // the body of a .mc (or a .mc with a map) that is reported, and
  std::string_view good;     // one that is not
  void (*check)(const OldSite& site, const VersionChange& change, Sink& sink);
};

// All changes in the order of changes.def.
std::span<const VersionChange* const> Changes();
// True for names that differ in case or in - and _ only.
bool SameName(std::string_view a, std::string_view b);
// By code or name, as SameName; nullptr when there is none.
const VersionChange* FindChange(std::string_view code_or_name);

// Adds what all changes that concern it find.
void FindChanges(const OldSite& site, Sink& sink);

// --- what several changes need

// A finding about the call, with an edit if there is one.
Diagnostic Finding(const VersionChange& change, Range range, std::string message);
void AddFix(Diagnostic& finding, std::string title, std::optional<Edit> edit);

}  // namespace mw::migrate
