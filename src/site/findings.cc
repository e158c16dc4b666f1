// SPDX-License-Identifier: BSD-2-Clause
#include "site/findings.h"

namespace mw::site {
namespace {

constexpr Explanation kFindings[] = {
#define FINDING(constant, code, name, severity, summary, why, bad, good) \
  {constant, summary, why, bad, good},
#include "site/findings.def"
#undef FINDING
};

}  // namespace

std::span<const Explanation> Findings() { return kFindings; }

}  // namespace mw::site
