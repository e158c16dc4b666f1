// SPDX-License-Identifier: BSD-2-Clause
// Findings that were there before: a list of fingerprints, so that only new ones are reported. Content
// counts, not the line number, so an edit elsewhere in the file brings nothing back.
//
// A baseline is text, one finding a line: the fingerprint, a blank and, for people, place and message.
// Lines that begin with # are comments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace mw::report {

// The text of a baseline that knows all of `findings`.
std::string MakeBaseline(const std::vector<Diagnostic>& findings, const SourceTable& sources);

struct Remaining {
  std::vector<Diagnostic> findings;  // those that `baseline` does not know
  size_t known = 0;                  // how many it knew
  size_t gone = 0;                   // lines of it that nothing matches any more
};

// Takes out what `baseline` knows. Lines of another form are passed over.
Remaining WithoutBaseline(std::vector<Diagnostic> findings, const SourceTable& sources,
                          std::string_view baseline);

}  // namespace mw::report
