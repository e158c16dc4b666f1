// SPDX-License-Identifier: BSD-2-Clause
// The questions that two configurations are compared by: who sends to whom from where, what mailers write,
// what rulesets decide. Bounded: how many had no room is told.
#pragma once

#include <cstddef>
#include <vector>

#include "migrate/question.h"
#include "migrate/side.h"
#include "migrate/subjects.h"

namespace mw::migrate {

struct ProbeLimits {
  SubjectLimits subjects;
  size_t questions = 120'000;
};

struct ProbeSet {
  std::vector<Question> questions;
  size_t messages = 0, rewrites = 0, decisions = 0;  // of each form
  size_t left_out = 0;       // questions, hosts and addresses that had no room
  size_t rows_left_out = 0;  // rows and words, the same on both sides or too many, not looked at
};

ProbeSet MakeProbes(Side& old_side, Side& new_side, const ProbeLimits& limits);

// Questions about the rulesets of policies.def and those that headers name (policy_questions.cc).
void AddPolicyQuestions(Side& old_side, Side& new_side, const Subjects& subjects,
                        std::vector<Question>& questions);

}  // namespace mw::migrate
