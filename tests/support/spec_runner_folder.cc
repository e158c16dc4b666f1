// SPDX-License-Identifier: BSD-2-Clause
#include "support/spec_runner_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <utility>
#include <vector>

#include "base/text.h"

namespace mw {
namespace {

namespace fs = std::filesystem;
constexpr auto kTimeLimit = std::chrono::seconds(60);

std::string SearchPath(const SpecSettings& settings) {
  return settings.bin + ":/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
}

// In the child: never returns.
[[noreturn]] void StartShell(const SpecSettings& settings, const std::string& folder,
                             const std::string& lines, int input, int output) {
  setpgid(0, 0);
  umask(022);
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(output, STDERR_FILENO);
  const std::string variables[] = {"PATH=" + SearchPath(settings), "HOME=" + folder,
                                   "ROOT=" + settings.root, "LC_ALL=C", "TZ=UTC"};
  std::vector<char*> environment;
  for (const std::string& variable : variables)
    environment.push_back(const_cast<char*>(variable.c_str()));
  environment.push_back(nullptr);
  if (chdir(folder.c_str()) == 0) {
    char* const arguments[] = {const_cast<char*>("sh"), const_cast<char*>("-c"),
                               const_cast<char*>(lines.c_str()), nullptr};
    execve("/bin/sh", arguments, environment.data());
  }
  _exit(127);
}

// Everything the group writes until its last writer is gone or the time is over.
std::string ReadAll(int output, pid_t group) {
  const auto deadline = std::chrono::steady_clock::now() + kTimeLimit;
  std::string text;
  char buffer[65536];
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    pollfd ready{output, POLLIN, 0};
    if (left.count() <= 0 || poll(&ready, 1, static_cast<int>(left.count())) == 0) {
      kill(-group, SIGKILL);
      return text + fmt::format("\nkilled after {} seconds\n", kTimeLimit.count());
    }
    const ssize_t n = read(output, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return text;
    text.append(buffer, static_cast<size_t>(n));
  }
}

void ReplaceAll(std::string& text, const std::string& what, std::string_view by) {
  for (size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) {
    text.replace(at, what.size(), by);
  }
}

}  // namespace

SpecFolder::SpecFolder(SpecSettings settings) : settings_(std::move(settings)) {
  const fs::path parent = fs::absolute(settings_.bin).parent_path() / "spec";
  std::error_code ignored;
  fs::create_directories(parent, ignored);
  path_ = parent.string() + "/XXXXXX";
  Check(mkdtemp(path_.data()) != nullptr);
  chmod(path_.c_str(), 0755);
}

SpecFolder::~SpecFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

Result<void> SpecFolder::Write(const std::string& name, std::string_view bytes) {
  const fs::path path = fs::path(path_) / name;
  std::error_code ignored;
  fs::create_directories(path.parent_path(), ignored);
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  if (!file) return Failure{fmt::format("cannot write {}", Quote(name)), 0};
  return {};
}

Result<void> SpecFolder::Copy(const std::string& path) {
  const fs::path from = fs::path(settings_.root) / path;
  std::error_code error;
  if (fs::is_directory(from, error)) {
    fs::copy(from, path_, fs::copy_options::recursive | fs::copy_options::overwrite_existing,
             error);
  } else {
    fs::copy_file(from, fs::path(path_) / from.filename(), fs::copy_options::overwrite_existing,
                  error);
  }
  if (error) return Failure{fmt::format("cannot copy {}: {}", Quote(path), error.message()), 0};
  return {};
}

Result<std::string> SpecFolder::Run(const std::string& lines, std::string_view input) {
  std::FILE* const input_file = std::tmpfile();
  int ends[2];
  if (input_file == nullptr || pipe2(ends, O_CLOEXEC) != 0) return Failure::FromErrno("run", errno);
  std::fwrite(input.data(), 1, input.size(), input_file);
  std::fflush(input_file);
  lseek(fileno(input_file), 0, SEEK_SET);
  const pid_t child = fork();
  if (child == 0) StartShell(settings_, path_, lines, fileno(input_file), ends[1]);
  std::fclose(input_file);
  close(ends[1]);
  if (child < 0) return Failure::FromErrno("fork", errno);
  setpgid(child, child);
  std::string out = ReadAll(ends[0], child);
  close(ends[0]);
  int state = 0;
  waitpid(child, &state, 0);
  ReplaceAll(out, path_, "$HOME");
  ReplaceAll(out, settings_.root, "$ROOT");
  if (!out.empty() && out.back() != '\n') out += "\n\\ no newline at end\n";
  const int status = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
  if (status != 0) out += fmt::format("exit {}\n", status);
  return out;
}

bool SpecProgramExists(const SpecSettings& settings, const std::string& program) {
  if (program.find('/') != std::string::npos) return access(program.c_str(), F_OK) == 0;
  const std::string path = SearchPath(settings);  // the folders are views of it
  for (const std::string_view folder : Split(path, ':')) {
    if (access((std::string(folder) + "/" + program).c_str(), X_OK) == 0) return true;
  }
  return false;
}

}  // namespace mw
