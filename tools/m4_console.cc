// SPDX-License-Identifier: BSD-2-Clause
#include "m4_console.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "base/safe_file.h"

namespace mw::tools {
namespace {

// True if both descriptors are open on the same file.
bool IsSameFile(int a, int b) {
  struct stat first {};
  struct stat second {};
  return fstat(a, &first) == 0 && fstat(b, &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

// Opens `path` for appending, never as descriptor 0, 1 or 2; -1 and errno on failure.
int OpenForAppending(const std::string& path) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (file < 0) return -1;
  // A file that is standard output, too, shares its position, so that neither overwrites the other.
  const int shared = IsSameFile(file, STDOUT_FILENO) ? STDOUT_FILENO : file;
  const int moved = fcntl(shared, F_DUPFD_CLOEXEC, 3);
  const int error = errno;
  close(file);
  errno = error;
  return moved;
}

}  // namespace

M4Console::~M4Console() { CloseDebugFile(); }

void M4Console::Say(std::string_view text) {
  (void)WriteAll(STDERR_FILENO, fmt::format("{}: {}\n", program_, text));
}

int M4Console::CloseOutput() {
  if (close(STDOUT_FILENO) != 0 && errno != EBADF && output_error_ == 0) output_error_ = errno;
  return output_error_;
}

void M4Console::OnMessage(const m4::Message& message) {
  if (message.file.empty()) return Say(message.text);
  (void)WriteAll(STDERR_FILENO,
                 fmt::format("{}:{}:{}: {}\n", program_, message.file, message.line, message.text));
}

bool M4Console::OnOutput(std::string_view bytes) {
  if (output_error_ == 0) output_error_ = WriteAll(STDOUT_FILENO, bytes);
  return output_error_ == 0;
}

void M4Console::OnErrorText(std::string_view text) { (void)WriteAll(STDERR_FILENO, text); }

void M4Console::OnDebugText(std::string_view text) {
  if (debug_ == Debug::kNowhere) return;
  (void)WriteAll(debug_ == Debug::kFile ? debug_file_ : STDERR_FILENO, text);
}

bool M4Console::OnDebugFile(const std::string* file) {
  if (file == nullptr || file->empty()) {
    CloseDebugFile();
    debug_ = file == nullptr ? Debug::kStandardError : Debug::kNowhere;
    return true;
  }
  const int opened = OpenForAppending(*file);
  if (opened < 0) return false;
  CloseDebugFile();
  debug_ = Debug::kFile;
  debug_file_ = opened;
  return true;
}

void M4Console::CloseDebugFile() {
  if (debug_file_ >= 0) close(debug_file_);
  debug_file_ = -1;
}

Result<std::string> InputWatcher::ReadInput(size_t max_bytes) {
  Result<std::string> bytes = inner().ReadInput(max_bytes);
  if (!bytes.ok()) error_ = bytes.failure().error_number;
  return bytes;
}

}  // namespace mw::tools
