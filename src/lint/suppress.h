// SPDX-License-Identifier: BSD-2-Clause
// Findings that the postmaster has allowed, in comments of .mc, .cf and map files:
//
//   dnl mclint: allow(RULE, ...) reason     in a .mc
//   # mclint: allow(RULE, ...) reason       in a .cf, a map or an alias file
//
// RULE is a code or a name. The comment speaks for its own line and the next one that is no comment. It
// needs a reason; one that allowed nothing is itself a finding.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace mw::lint {

// Removes what is allowed from `findings` and adds findings about the comments themselves. Texts of
// `sources` are looked at.
std::vector<Diagnostic> Suppress(std::vector<Diagnostic> findings, const SourceTable& sources);

}  // namespace mw::lint
