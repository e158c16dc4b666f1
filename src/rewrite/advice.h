// SPDX-License-Identifier: BSD-2-Clause
// Findings of ours beside what sendmail says while it reads a .cf: what was probably meant, and where.
#pragma once

#include "base/diagnostic.h"
#include "cf/config.h"
#include "maps/map_table.h"
#include "rewrite/rulebook.h"

namespace mw::rewrite {

// Looks for options (CF210, CF211) and map classes (CF212) that do not exist, and for right sides that use
// more than their left sides bind (CF213). `rules` is what was loaded from `config`.
void Advise(const cf::Config& config, const SourceTable& sources, const Rulebook& rules,
            const maps::Environment& environment, Sink& sink);

}  // namespace mw::rewrite
