// SPDX-License-Identifier: BSD-2-Clause
// Runs a program and kills it, or lets a call fail, at one chosen system call: how a test shows that
// a program survives a power cut at every step. Linux on x86-64 only; elsewhere kTracerSupported is false.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace mw::test {

struct TracePlan {
  enum class Deed { kNone, kKill, kFail };
  Deed deed = Deed::kNone;
  // The call it happens at, counted from 1 over those that matter: calls that touch files, from the
  // first open of a path that contains `begin` on.
  size_t at = 0;
  int error = 5;  // errno of the failing call: EIO
  std::string begin;
};

struct TraceOutcome {
  bool killed = false;
  int status = -1;     // exit status when it was not killed
  size_t calls = 0;    // calls that mattered
  std::string call;    // name of the call that was hit
  std::string errors;  // what it wrote to standard error
};

#if defined(__linux__) && defined(__x86_64__)
inline constexpr bool kTracerSupported = true;
#else
inline constexpr bool kTracerSupported = false;
#endif

// Runs `words` (a path and arguments) in `folder` with `input` as standard input. False in
// `started` when tracing is not allowed here.
TraceOutcome RunTraced(const std::vector<std::string>& words, const std::string& folder,
                       const std::string& input, const TracePlan& plan, bool& started);

}  // namespace mw::test
