// SPDX-License-Identifier: BSD-2-Clause
#include "cf/findings.h"

namespace mw::cf {
namespace {

constexpr Explanation kFindings[] = {
#define FINDING(constant, code, name, severity, summary, why, bad, good) \
  {constant, summary, why, bad, good},
#include "cf/findings.def"
#undef FINDING
};

}  // namespace

std::span<const Explanation> Findings() { return kFindings; }

}  // namespace mw::cf
