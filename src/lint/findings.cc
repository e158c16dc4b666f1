// SPDX-License-Identifier: BSD-2-Clause
#include "lint/findings.h"

namespace mw::lint {
namespace {

constexpr Explanation kFindings[] = {
#define FINDING(constant, code, name, severity, summary, why, bad, good) \
  {constant, summary, why, bad, good},
#include "lint/findings.def"
#undef FINDING
};

}  // namespace

std::span<const Explanation> Findings() { return kFindings; }

}  // namespace mw::lint
