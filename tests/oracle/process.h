// SPDX-License-Identifier: BSD-2-Clause
// Running the original and our program side by side, within bounds, and showing where they differ.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mw::oracle {

struct Command {
  std::string program;             // path that is executed
  std::vector<std::string> words;  // argv, with the name first
  std::string folder;              // where it runs
  std::string input = {};          // standard input, a seekable file
  // On top of LC_ALL=C, TZ=UTC, HOME=folder and PATH=<first of `path`>:/usr/bin:/bin:/usr/sbin:/sbin.
  std::vector<std::string> environment = {};
  std::string path = {};
};

struct Bounds {
  std::chrono::milliseconds time = std::chrono::seconds(20);
  uint64_t output_bytes = 256u << 20;  // of each stream
  uint64_t memory_bytes = 0;           // address space; 0: no limit
};

struct Outcome {
  std::string out;
  std::string err;
  int status = 0;        // exit status, or 128 more than the signal
  bool bounded = false;  // ended by a bound, so it cannot be compared
};

// Runs both at the same time; whatever they have started is killed with them when a bound is reached.
std::pair<Outcome, Outcome> RunBoth(const Command& theirs, const Command& ours,
                                    const Bounds& bounds);

// What differs, in at most about 20 lines: the first lines that differ of each stream, and the status.
// Empty when the outcomes are equal.
std::string Difference(const Outcome& theirs, const Outcome& ours);

// The lines around the first difference of two texts; empty when they are equal.
std::string TextDifference(std::string_view what, std::string_view theirs, std::string_view ours);

// True if such a file may be executed.
bool IsProgram(const std::string& path);

// A fresh folder, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Two folders, each with a link "m4": one to the system's m4, the other to `mcm4`, so that both are called
// by the same name and their messages can be compared.
class TwoM4s {
 public:
  explicit TwoM4s(const std::string& mcm4);

  std::string theirs() const { return folder_.path() + "/theirs"; }
  std::string ours() const { return folder_.path() + "/ours"; }
  // A place for files that both read.
  std::string shared() const { return folder_.path() + "/shared"; }

 private:
  TemporaryFolder folder_;
};

// The whole file; empty when it cannot be read.
std::string ReadWhole(const std::string& path);
void WriteWhole(const std::string& path, std::string_view bytes);
// $MW_SHARED or what the build has set for it; empty when that folder is not there.
std::string SharedFolder();

}  // namespace mw::oracle
