// SPDX-License-Identifier: BSD-2-Clause
// Applies fixes to texts.
#pragma once

#include <map>
#include <span>
#include <string>

#include "base/diagnostic.h"
#include "base/source.h"

namespace mw::lint {

struct FixedTexts {
  std::map<SourceId, std::string> texts;  // new contents of those that change
  size_t applied = 0;
  size_t left = 0;  // findings whose fix overlapped another one, or is not wanted
};

// The first fix of each finding, safe ones only unless `unsafe_too`. Of fixes that overlap the first wins.
FixedTexts ApplyFixes(std::span<const Diagnostic> findings, const SourceTable& sources,
                      bool unsafe_too);

}  // namespace mw::lint
