// SPDX-License-Identifier: BSD-2-Clause
#include "base/processor_time.h"

#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "base/safe_file.h"

namespace mw {
namespace {

constexpr uint64_t kMostSeconds = 1'000'000'000;

// What the signal action needs. Set while no timer runs.
const char* last_words = nullptr;
size_t last_words_size = 0;
int last_status = 0;

void EndProgram(int) {
  RemoveUnfinishedFiles();
  (void)!write(STDERR_FILENO, last_words, last_words_size);
  _exit(last_status);
}

void SetTimer(uint64_t seconds) {
  itimerval timer{};
  timer.it_value.tv_sec = static_cast<time_t>(std::min(seconds, kMostSeconds));
  setitimer(ITIMER_PROF, &timer, nullptr);
}

}  // namespace

ProcessorTimeLimit::ProcessorTimeLimit(uint64_t seconds, std::string message, int exit_status)
    : message_(std::move(message)) {
  if (seconds == 0) return;
  last_words = message_.data();
  last_words_size = message_.size();
  last_status = exit_status;
  struct sigaction action {};
  action.sa_handler = EndProgram;
  sigaction(SIGPROF, &action, nullptr);
  SetTimer(seconds);
}

ProcessorTimeLimit::~ProcessorTimeLimit() {
  SetTimer(0);
  signal(SIGPROF, SIG_DFL);
}

}  // namespace mw
