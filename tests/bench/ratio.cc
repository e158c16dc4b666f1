// SPDX-License-Identifier: BSD-2-Clause
// ratio [--runs N] [--input FILE] LABEL OURS... -- THEIRS...
// Runs two commands alternately, N times each (default 11, or $BENCH_RUNS), their output thrown away, and
// prints the median times and how many times faster ours is: by the clock, and by processor time, which
// a busy machine disturbs less; then the least time of each and the most memory it took. One run of each
// comes first and is not counted.
// Exit status: 0, 2 when a command cannot be run; a status other than 0 is shown.
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

extern char** environ;

namespace {

struct Sample {
  double wall = 0;  // milliseconds
  double cpu = 0;
  double memory = 0;  // megabytes
};

struct Side {
  std::vector<char*> words;
  std::vector<Sample> samples;
  int status = 0;
};

double Milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

// False when the program cannot be started.
bool RunOnce(Side& side, const char* input, Sample* sample) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  pid_t pid = 0;
  const auto begin = std::chrono::steady_clock::now();
  const int error =
      posix_spawnp(&pid, side.words[0], &actions, nullptr, side.words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return false;
  rusage usage{};
  int state = 0;
  wait4(pid, &state, 0, &usage);
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - begin;
  side.status = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
  *sample = {wall.count(), Milliseconds(usage.ru_utime) + Milliseconds(usage.ru_stime),
             static_cast<double>(usage.ru_maxrss) / 1024};
  return true;
}

double Median(const Side& side, double Sample::*member) {
  std::vector<double> values;
  for (const Sample& sample : side.samples) values.push_back(sample.*member);
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double Least(const Side& side, double Sample::*member) {
  double least = side.samples[0].*member;
  for (const Sample& sample : side.samples) least = std::min(least, sample.*member);
  return least;
}

std::string Status(const Side& side) {
  return side.status == 0 ? "" : fmt::format(" (status {})", side.status);
}

}  // namespace

int main(int argc, char** argv) {
  const char* const chosen = std::getenv("BENCH_RUNS");
  int runs = chosen != nullptr ? std::atoi(chosen) : 11;
  const char* input = "/dev/null";
  int at = 1;
  for (; at + 1 < argc && std::string_view(argv[at]).starts_with("--"); at += 2) {
    if (std::string_view(argv[at]) == "--runs") runs = std::atoi(argv[at + 1]);
    if (std::string_view(argv[at]) == "--input") input = argv[at + 1];
  }
  const char* const label = at < argc ? argv[at++] : "";
  Side ours, theirs;
  for (Side* side = &ours; at < argc; ++at) {
    if (std::string_view(argv[at]) == "--" && side == &ours) {
      side = &theirs;
    } else {
      side->words.push_back(argv[at]);
    }
  }
  if (ours.words.empty() || theirs.words.empty()) {
    fmt::print(stderr, "usage: ratio [--runs N] [--input FILE] LABEL OURS... -- THEIRS...\n");
    return 2;
  }
  ours.words.push_back(nullptr);
  theirs.words.push_back(nullptr);
  for (int i = 0; i <= std::max(runs, 1); ++i) {
    for (Side* side : {&ours, &theirs}) {
      Sample sample;
      if (!RunOnce(*side, input, &sample)) {
        fmt::print(stderr, "ratio: cannot run {}\n", side->words[0]);
        return 2;
      }
      if (i > 0) side->samples.push_back(sample);
    }
  }
  const double wall = Median(ours, &Sample::wall), cpu = Median(ours, &Sample::cpu);
  const double their_wall = Median(theirs, &Sample::wall), their_cpu = Median(theirs, &Sample::cpu);
  fmt::print(
      "{:<42} ours {:>9.2f} ms{}   theirs {:>9.2f} ms{}   {:>6.2f} x   (cpu {:>6.2f} x)"
      "   least {:.2f} / {:.2f} ms, memory {:.1f} / {:.1f} MB\n",
      label, wall, Status(ours), their_wall, Status(theirs), their_wall / wall,
      cpu > 0 ? their_cpu / cpu : 0.0, Least(ours, &Sample::wall), Least(theirs, &Sample::wall),
      Median(ours, &Sample::memory), Median(theirs, &Sample::memory));
  return 0;
}
