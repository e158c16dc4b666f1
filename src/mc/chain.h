// SPDX-License-Identifier: BSD-2-Clause
// From a place deep in the library back to the line that the user wrote.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "m4/origin.h"
#include "mc/record.h"

namespace mw::mc {

// A cause, told from the user's side.
struct Located {
  Range range;                    // in a user's file; unknown when nothing there leads to the cause
  m4::CallId call = m4::kNoCall;  // the user's call at `range`, if it is one
  Pos inside;                     // the cause itself when it lies in the library
  std::vector<m4::CallId> around;  // the calls in whose expansions `call` stood, innermost first
};

class Chain {
 public:
  // All must live as long as the chain.
  Chain(const m4::CallTable& calls, const Record& record, const SourceTable& sources)
      : calls_(calls), record_(record), sources_(sources) {}

  // The innermost place in the user's files that led to `call` at `place`; `place` itself when it is
  // in one of them.
  Located Locate(Pos place, m4::CallId call) const;

  // A diagnostic at the user's place, with notes for the place in the library and for the macros in
  // whose expansion it happened, newest first.
  Diagnostic Explain(const DiagnosticKind& kind, const Located& located, std::string message) const;

  // "m4/proto.m4:12 <- FEATURE site.mc:4:1 <- SITE_DEFAULTS ...": all calls around `call`.
  std::vector<m4::CallId> Ancestors(m4::CallId call) const;
  // The range of a call: all of it for the user's commands, the name for others.
  Range RangeOf(m4::CallId call) const;

 private:
  void AddNotes(const Located& located, Diagnostic& diagnostic) const;

  const m4::CallTable& calls_;
  const Record& record_;
  const SourceTable& sources_;
};

}  // namespace mw::mc
