// SPDX-License-Identifier: BSD-2-Clause
#include "oracle/process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/check.h"
#include "base/text.h"

namespace mw::oracle {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::vector<char*> Pointers(const std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

// One running program and the pipes of its two streams.
struct Child {
  pid_t pid = -1;
  std::array<int, 2> pipes = {-1, -1};
  Outcome outcome;
};

int InputFile(const std::string& bytes) {
  const int file = memfd_create("input", MFD_CLOEXEC);
  for (size_t done = 0; done < bytes.size();) {
    const ssize_t n = write(file, bytes.data() + done, bytes.size() - done);
    Check(n > 0);
    done += static_cast<size_t>(n);
  }
  lseek(file, 0, SEEK_SET);
  return file;
}

void SetLimit(__rlimit_resource_t resource, uint64_t limit) {
  const rlimit value{limit, limit};
  setrlimit(resource, &value);
}

Child Start(const Command& command, const Bounds& bounds) {
  Child child;
  int out[2], err[2];
  Check(pipe2(out, O_CLOEXEC) == 0 && pipe2(err, O_CLOEXEC) == 0);
  const int input = InputFile(command.input);
  std::vector<std::string> variables = {"LC_ALL=C", "TZ=UTC", "HOME=" + command.folder,
                                        fmt::format("PATH={}{}/usr/bin:/bin:/usr/sbin:/sbin",
                                                    command.path, command.path.empty() ? "" : ":")};
  variables.insert(variables.end(), command.environment.begin(), command.environment.end());
  const auto arguments = Pointers(command.words);
  const auto environment = Pointers(variables);
  child.pid = fork();
  if (child.pid == 0) {
    setpgid(0, 0);
    dup2(input, 0);
    dup2(out[1], 1);
    dup2(err[1], 2);
    SetLimit(RLIMIT_CORE, 0);
    if (bounds.memory_bytes > 0) SetLimit(RLIMIT_AS, bounds.memory_bytes);
    if (chdir(command.folder.c_str()) == 0) {
      execve(command.program.c_str(), arguments.data(), environment.data());
    }
    _exit(127);
  }
  Check(child.pid > 0);
  setpgid(child.pid, child.pid);
  close(input);
  close(out[1]);
  close(err[1]);
  child.pipes = {out[0], err[0]};
  return child;
}

// Ends what is still running; its outcome says so.
void Stop(Child& child) {
  kill(-child.pid, SIGKILL);
  child.outcome.bounded = true;
}

// Reads what a pipe has; closes it at its end.
void Drain(Child& child, size_t stream, const Bounds& bounds) {
  static char buffer[1 << 16];
  int& pipe = child.pipes[stream];
  const ssize_t n = read(pipe, buffer, sizeof buffer);
  if (n < 0 && errno == EINTR) return;
  if (n <= 0) {
    close(pipe);
    pipe = -1;
    return;
  }
  std::string& text = stream == 0 ? child.outcome.out : child.outcome.err;
  if (text.size() > bounds.output_bytes) {
    Stop(child);
  } else {
    text.append(buffer, static_cast<size_t>(n));
  }
}

void ReadAll(std::array<Child, 2>& children, const Bounds& bounds) {
  const auto deadline = Clock::now() + bounds.time;
  bool late = false;
  for (;;) {
    std::array<pollfd, 4> ready;
    for (size_t i = 0; i < 4; ++i) ready[i] = {children[i / 2].pipes[i % 2], POLLIN, 0};
    const auto open = [](const pollfd& p) { return p.fd >= 0; };
    if (std::none_of(ready.begin(), ready.end(), open)) return;
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0 && !late) {
      late = true;
      for (Child& child : children) {
        if (child.pipes[0] >= 0 || child.pipes[1] >= 0) Stop(child);
      }
    }
    poll(ready.data(), ready.size(), static_cast<int>(std::max<int64_t>(left.count(), 100)));
    for (size_t i = 0; i < 4; ++i) {
      if (ready[i].fd >= 0 && ready[i].revents != 0) Drain(children[i / 2], i % 2, bounds);
    }
  }
}

}  // namespace

std::pair<Outcome, Outcome> RunBoth(const Command& theirs, const Command& ours,
                                    const Bounds& bounds) {
  std::array<Child, 2> children = {Start(theirs, bounds), Start(ours, bounds)};
  ReadAll(children, bounds);
  for (Child& child : children) {
    int state = 0;
    waitpid(child.pid, &state, 0);
    child.outcome.status = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
  }
  return {std::move(children[0].outcome), std::move(children[1].outcome)};
}

std::string TextDifference(std::string_view what, std::string_view theirs, std::string_view ours) {
  if (theirs == ours) return "";
  const auto left = Split(theirs, '\n'), right = Split(ours, '\n');
  size_t line = 0;
  while (line < left.size() && line < right.size() && left[line] == right[line]) ++line;
  std::string text = fmt::format("  {} from line {} (original {}, ours {} bytes)\n", what, line + 1,
                                 theirs.size(), ours.size());
  for (const auto& [sign, lines] : {std::pair('-', &left), std::pair('+', &right)}) {
    for (size_t i = line; i < std::min(line + 4, lines->size()); ++i) {
      text += fmt::format("    {} {}\n", sign, Printable((*lines)[i], 300));
    }
  }
  return text;
}

std::string Difference(const Outcome& theirs, const Outcome& ours) {
  std::string text = TextDifference("stdout", theirs.out, ours.out) +
                     TextDifference("stderr", theirs.err, ours.err);
  if (theirs.status != ours.status) {
    text += fmt::format("  status: original {}, ours {}\n", theirs.status, ours.status);
  }
  return text;
}

bool IsProgram(const std::string& path) { return access(path.c_str(), X_OK) == 0; }

TemporaryFolder::TemporaryFolder() : path_("/tmp/mw-oracle-XXXXXX") {
  Check(mkdtemp(path_.data()) != nullptr);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

TwoM4s::TwoM4s(const std::string& mcm4) {
  for (const std::string& folder : {theirs(), ours(), shared()}) fs::create_directory(folder);
  fs::create_symlink("/usr/bin/m4", theirs() + "/m4");
  fs::create_symlink(fs::absolute(mcm4), ours() + "/m4");
}

std::string ReadWhole(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void WriteWhole(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string SharedFolder() {
  const char* const chosen = std::getenv("MW_SHARED");
  const std::string path = chosen != nullptr ? chosen : MW_ROOT "/../shared";
  std::error_code ignored;
  return fs::is_directory(path, ignored) ? path : "";
}

}  // namespace mw::oracle
