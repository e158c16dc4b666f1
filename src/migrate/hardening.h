// SPDX-License-Identifier: BSD-2-Clause
// What a mail server on today's Internet should have, and an old .mc has not.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "migrate/old_site.h"

namespace mw::migrate {

struct Hardening {
  DiagnosticKind kind;
  Version since;             // the first version that has it; not wanted for a target before
  std::string_view summary;  // what is missing
  std::string_view why;
  // The lines to be added to the site; empty where it has the thing, or where it makes no sense.
  std::string (*lines)(const OldSite& site);
  // An edit of what is there, instead of lines.
  std::optional<Edit> (*edit)(const OldSite& site) = nullptr;
};

std::span<const Hardening> Hardenings();
// By name, with - or _, any case; nullptr when there is none.
const Hardening* FindHardening(std::string_view name);

// What is missing: one note each, with a safe fix where the text can be edited. All additions go to one
// place: before the first MAILER or section of .cf text.
std::vector<Diagnostic> MissingHardening(const OldSite& site,
                                         const std::vector<std::string>& without);

}  // namespace mw::migrate
