// SPDX-License-Identifier: BSD-2-Clause
// An end for runs that take too long.
//
// Loops of our own count their steps. This is the last resort for what cannot be counted: a call of a
// system library that hostile input keeps busy, such as a search for a pattern with back-references,
// whose time grows with a power of the length of the text.
#pragma once

#include <cstdint>
#include <string>

namespace mw {

// While alive, the program may use a number of seconds of processor time; then it removes the files that
// it was about to put in place, writes a message to standard error and exits, without a destructor being
// run. So it belongs around work that leaves nothing else behind. For mains; one at a time.
class ProcessorTimeLimit {
 public:
  // `seconds` from now on, 0 for no limit; `message` is a whole line.
  ProcessorTimeLimit(uint64_t seconds, std::string message, int exit_status);
  ~ProcessorTimeLimit();
  ProcessorTimeLimit(const ProcessorTimeLimit&) = delete;
  ProcessorTimeLimit& operator=(const ProcessorTimeLimit&) = delete;

 private:
  std::string message_;
};

}  // namespace mw
