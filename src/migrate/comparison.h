// SPDX-License-Identifier: BSD-2-Clause
// The behavioural difference of two configurations.
//
//   Comparison comparison = Compare(old_side, new_side, {});
//   comparison.changed()          anything at all
//   ToText(comparison, ...)       for people, ToJson for programs
#pragma once

#include <array>
#include <string>
#include <vector>

#include "migrate/probe_set.h"
#include "migrate/question.h"
#include "migrate/side.h"

namespace mw::migrate {

// One answer that is not the same.
struct Change {
  std::string what;    // witness of the question (question.h); of a setting: its name
  std::string before;  // answer of the old side; "" for none
  std::string after;
};

// Changes that are alike: of the same kind and aspect, with answers that are equal once the names of the
// question are taken out.
struct ChangeGroup {
  Kind kind = Kind::kAcceptance;
  std::string subject;  // "reply", "smtp header sender", "ruleset tls_server", "option", "class w"
  std::string before, after;    // generalised; of settings: as they are
  std::vector<Change> changes;  // at least one, at most kMaxKept
  size_t count = 0;             // all of them
};

struct Comparison {
  static constexpr size_t kMaxKept = 10'000;  // changes of a group that are kept

  std::vector<ChangeGroup> groups;  // by kind, then as found
  std::array<size_t, kKinds> counts{};
  ProbeSet probes;              // without its questions
  size_t rows_that_differ = 0;  // rows of tables that only one side has, or with another value

  bool changed() const { return !groups.empty(); }
  bool changed(Kind kind) const { return counts[static_cast<size_t>(kind)] != 0; }
};

struct CompareOptions {
  ProbeLimits limits;
  bool settings = true;   // compare them, too
  bool behaviour = true;  // ask the questions
};

// Both must be loaded.
Comparison Compare(Side& old_side, Side& new_side, const CompareOptions& options);

// `all`: each change, not one of a group.
std::string ToText(const Comparison& comparison, bool all);
// comparison_json.cc: one object, {"changed", "counts", "questions", "left_out", "changes": [...]}.
std::string ToJson(const Comparison& comparison);

}  // namespace mw::migrate
