// SPDX-License-Identifier: BSD-2-Clause
#include "mc/findings.h"

namespace mw::mc {
namespace {

constexpr Explanation kFindings[] = {
#define FINDING(constant, code, name, severity, summary, why, bad, good) \
  {constant, summary, why, bad, good},
#include "mc/findings.def"
#undef FINDING
};

}  // namespace

std::span<const Explanation> Findings() { return kFindings; }

}  // namespace mw::mc
