// SPDX-License-Identifier: BSD-2-Clause
#include "maps/accounts.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <string_view>
#include <vector>

#include "base/text.h"

extern char** environ;

namespace mw::maps {
namespace {

// All that can be read from `fd`, which is closed.
std::string ReadAndClose(int fd) {
  std::string text;
  char buffer[4096];
  for (;;) {
    const ssize_t count = read(fd, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    text.append(buffer, static_cast<size_t>(count));
  }
  close(fd);
  return text;
}

// What `getent DATABASE KEY` prints; empty when there is no such program or entry.
std::string AskGetent(const char* database, const std::string& key) {
  int pipe_ends[2];
  if (pipe2(pipe_ends, O_CLOEXEC) != 0) return {};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::string program = "getent", name = database, argument = key;
  char* words[] = {program.data(), name.data(), argument.data(), nullptr};
  pid_t child = -1;
  const int error = posix_spawn(&child, "/usr/bin/getent", &actions, nullptr, words, environ);
  posix_spawn_file_actions_destroy(&actions);
  close(pipe_ends[1]);
  std::string text = ReadAndClose(pipe_ends[0]);
  if (error == 0) {
    while (waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  return text;
}

using Fields = std::vector<std::string_view>;

// The fields of the first line of `text` whose field number `index` is `key`.
std::optional<Fields> FindLine(std::string_view text, size_t index, std::string_view key) {
  for (const std::string_view line : Split(text, '\n')) {
    Fields fields = Split(line, ':');
    if (fields.size() >= 4 && fields[index] == key && !fields[2].empty()) return fields;
  }
  return std::nullopt;
}

// An entry of a file, or of getent; `text` holds what the fields point to.
std::optional<Fields> FindEntry(const char* path, const char* database, size_t index,
                                const std::string& key, std::string& text) {
  if (key.empty() || key.find_first_of(":\n") != std::string::npos) return std::nullopt;
  const int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd >= 0) {
    text = ReadAndClose(fd);
    std::optional<Fields> fields = FindLine(text, index, key);
    if (fields) return fields;
  }
  text = AskGetent(database, key);
  return FindLine(text, index, key);
}

}  // namespace

std::optional<uint32_t> UserIdOf(const std::string& name) {
  std::string text;
  const std::optional<Fields> fields = FindEntry("/etc/passwd", "passwd", 0, name, text);
  if (!fields) return std::nullopt;
  const std::string_view digits = (*fields)[2];
  uint32_t id = 0;
  if (std::from_chars(digits.data(), digits.data() + digits.size(), id).ec != std::errc()) {
    return std::nullopt;
  }
  return id;
}

std::optional<std::string> UserNameOf(uint32_t id) {
  std::string text;
  const std::optional<Fields> fields =
      FindEntry("/etc/passwd", "passwd", 2, std::to_string(id), text);
  if (!fields) return std::nullopt;
  return std::string((*fields)[0]);
}

bool IsListedInGroup(const std::string& user, uint32_t group) {
  std::string text;
  const std::optional<Fields> fields =
      FindEntry("/etc/group", "group", 2, std::to_string(group), text);
  if (!fields) return false;
  for (const std::string_view member : Split((*fields)[3], ',')) {
    if (member == user) return true;
  }
  return false;
}

}  // namespace mw::maps
