// SPDX-License-Identifier: BSD-2-Clause
// A check looks at a finished run and says what is wrong, at the line of the user.
//
// One check is one file here and one row in checks.def. It works on what the engine told (Record,
// Engine::Symbols, the origins of the output), not on the text of the .mc: so it sees what really took
// effect. Some checks explain better what m4 or the library said; they claim that message, and the
// last rows of the table report what nobody has claimed.
//
// Severity: error exactly where m4 gives up or the library prints "*** ERROR"; all that the real
// programs pass over in silence is a warning.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/explanation.h"
#include "base/host.h"
#include "m4/engine.h"
#include "mc/chain.h"
#include "mc/record.h"

namespace mw::mc {

struct DescribedCall;  // checks/call_headers.h

struct Context {
  Host& host;
  const SourceTable& sources;
  const Record& record;
  const m4::Engine& engine;
  const Chain& chain;
  SourceId main = kNoSource;  // the .mc
  Sink& sink;
  // Made by DescribedCalls for all checks that ask for it.
  mutable std::shared_ptr<const std::vector<DescribedCall>> described = nullptr;
};

// The row of a check.
struct Check {
  std::span<const DiagnosticKind> kinds;
  std::string_view summary;  // one line
  std::string_view why;      // what happens to those who do not fix it
  std::string_view bad;      // the body of a .mc that is reported, and
  std::string_view good;     // one that is not
  void (*run)(const Context&);
};

// All checks in the order in which they run.
std::span<const Check* const> AllChecks();

// What is to be read about everything that a compilation may say: findings.def and the kinds of all
// checks, in the order of their codes.
std::vector<Explanation> Explanations();

// --- what several checks need

// The path and the reason of "cannot open `PATH': REASON", views into `text`.
struct OpenFailure {
  std::string_view path;
  std::string_view reason;
};
std::optional<OpenFailure> ParseOpenFailure(std::string_view text);

// Claims the unclaimed "cannot open" messages that the user's call `id` led to; true if there were any.
bool ClaimOpenFailures(const Context& context, m4::CallId id);

// The line of `pos` from its first byte up to `pos`.
std::string_view LineBefore(const SourceTable& sources, Pos pos);
// The text from `pos` to the end of its line, without the newline.
std::string_view LineFrom(const SourceTable& sources, Pos pos);
// True if the first visible byte of the line of `pos` is '#'.
bool InHashLine(const SourceTable& sources, Pos pos);
// True if the source at `pos` reads `text`: then offsets in `text` are offsets in the source.
bool StandsAt(const SourceTable& sources, Pos pos, std::string_view text);

// The line of the output whose first byte from `pos` on that line is; 0 if nothing of it is there.
size_t OutputLineOf(const Context& context, Pos pos);

}  // namespace mw::mc
