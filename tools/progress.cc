// SPDX-License-Identifier: BSD-2-Clause
#include "progress.h"

#include <unistd.h>

#include <cstdio>
#include <ctime>

namespace mw::tools {
namespace {

constexpr double kFirst = 1.0;
constexpr double kBetween = 0.1;

double Now() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

}  // namespace

Progress::Progress() : on_terminal_(isatty(STDERR_FILENO) == 1), next_(Now() + kFirst) {}

Progress::~Progress() {
  if (drawn_) std::fputs("\r\033[K", stderr);
}

bool Progress::IsDue() { return on_terminal_ && Now() >= next_; }

void Progress::Show(std::string_view line) {
  if (!IsDue()) return;
  std::fprintf(stderr, "\r%.*s\033[K", static_cast<int>(line.size()), line.data());
  std::fflush(stderr);
  drawn_ = true;
  next_ = Now() + kBetween;
}

}  // namespace mw::tools
