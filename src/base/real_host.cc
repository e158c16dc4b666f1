// SPDX-License-Identifier: BSD-2-Clause
// The system behind the Host interface.
#include <dirent.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>

#include "base/host.h"
#include "base/memory.h"
#include "base/safe_file.h"
#include "base/text.h"

extern char** environ;

namespace mw {
namespace {

// A file of this size is read into pages that were made ready.
constexpr size_t kWorthPreparing = 32 << 10;
constexpr uint64_t kMaxUsersBytes = 16 << 20;

// Closes a file descriptor at the end of a scope.
class FileCloser {
 public:
  explicit FileCloser(int file) : file_(file) {}
  ~FileCloser() { close(file_); }
  FileCloser(const FileCloser&) = delete;
  FileCloser& operator=(const FileCloser&) = delete;

 private:
  int file_;
};

// Reads on at the end of `bytes`, at most `room` bytes, which are not set to zero before. What read()
// gave, and its errno.
ssize_t ReadMore(int file, size_t room, std::string& bytes) {
  const size_t used = bytes.size();
  ssize_t got = -1;
#ifdef __cpp_lib_string_resize_and_overwrite
  bytes.resize_and_overwrite(used + room, [&](char* data, size_t) {
    got = read(file, data + used, room);
    return used + (got > 0 ? static_cast<size_t>(got) : 0);
  });
#else
  bytes.resize(used + room);
  got = read(file, bytes.data() + used, room);
  bytes.resize(used + (got > 0 ? static_cast<size_t>(got) : 0));
#endif
  return got;
}

// Reads `file` to its end; 0 or the errno, EFBIG for more than `max_bytes`.
int ReadToEnd(int file, size_t expected, uint64_t max_bytes, std::string& bytes) {
  bytes.reserve(expected + 1);
  if (expected >= kWorthPreparing) PreparePages(bytes.data(), expected + 1);
  for (;;) {
    const size_t left = bytes.capacity() - bytes.size();
    const ssize_t got =
        ReadMore(file, left > 0 ? left : std::max<size_t>(bytes.size(), 4096), bytes);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno;
    if (got == 0) return 0;
    if (bytes.size() > max_bytes) return EFBIG;
  }
}

FileStatus ToFileStatus(const struct stat& from) {
  FileStatus status;
  status.type = S_ISREG(from.st_mode)   ? FileStatus::Type::kRegular
                : S_ISDIR(from.st_mode) ? FileStatus::Type::kDirectory
                                        : FileStatus::Type::kOther;
  status.size = static_cast<uint64_t>(from.st_size);
  status.mode = from.st_mode & 07777;
  status.owner = from.st_uid;
  status.group = from.st_gid;
  status.modified_ns = int64_t{from.st_mtim.tv_sec} * 1'000'000'000 + from.st_mtim.tv_nsec;
  return status;
}

// The name of the user whose number is `id` in the text of /etc/passwd; empty when there is none.
std::string_view FindUser(std::string_view users, std::string_view id) {
  while (!users.empty()) {
    const size_t end = std::min(users.find('\n'), users.size());
    const std::string_view line = users.substr(0, end);
    users.remove_prefix(std::min(end + 1, users.size()));
    const size_t name = line.find(':');
    const size_t password = name == std::string_view::npos ? name : line.find(':', name + 1);
    if (password == std::string_view::npos) continue;
    const std::string_view rest = line.substr(password + 1);
    if (rest.starts_with(id) && rest.size() > id.size() && rest[id.size()] == ':') {
      return line.substr(0, name);
    }
  }
  return {};
}

class RealHost : public Host {
 public:
  Result<std::string> ReadFile(const std::string& path, uint64_t max_bytes) override {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return Failure::FromErrno(path, errno);
    const FileCloser closer(file);
    struct stat status {};
    if (fstat(file, &status) != 0) return Failure::FromErrno(path, errno);
    if (S_ISDIR(status.st_mode)) return Failure::FromErrno(path, EISDIR);
    if (status.st_size > 0 && static_cast<uint64_t>(status.st_size) > max_bytes) {
      return Failure::FromErrno(path, EFBIG);
    }
    std::string bytes;
    const int error = ReadToEnd(file, static_cast<size_t>(status.st_size), max_bytes, bytes);
    if (error != 0) return Failure::FromErrno(path, error);
    return bytes;
  }

  Result<std::unique_ptr<FileBytes>> OpenFile(const std::string& path) override {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return Failure::FromErrno(path, errno);
    struct stat status {};
    const int error = fstat(file, &status) != 0  ? errno
                      : S_ISDIR(status.st_mode)  ? EISDIR
                      : !S_ISREG(status.st_mode) ? EINVAL
                                                 : 0;
    if (error != 0) {
      close(file);
      return Failure::FromErrno(path, error);
    }
    return FileBytes::FromDescriptor(file, static_cast<uint64_t>(status.st_size));
  }

  Result<std::string> ReadInput(size_t max_bytes) override {
    std::string bytes;
    for (;;) {
      const ssize_t got = ReadMore(STDIN_FILENO, max_bytes, bytes);
      if (got >= 0) return bytes;
      if (errno != EINTR) return Failure::FromErrno("stdin", errno);
    }
  }

  Result<FileStatus> Status(const std::string& path) override {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) return Failure::FromErrno(path, errno);
    return ToFileStatus(status);
  }

  Result<std::vector<std::string>> List(const std::string& path) override {
    DIR* folder = opendir(path.c_str());
    if (folder == nullptr) return Failure::FromErrno(path, errno);
    std::vector<std::string> names;
    while (const dirent* entry = readdir(folder)) {
      const std::string_view name = entry->d_name;
      if (name != "." && name != "..") names.emplace_back(name);
    }
    closedir(folder);
    std::sort(names.begin(), names.end());
    return names;
  }

  Result<std::string> MakeTemporary(const std::string& path_template) override {
    std::string path = path_template;
    const int file = mkostemp(path.data(), O_CLOEXEC);
    if (file < 0) return Failure::FromErrno(path_template, errno);
    close(file);
    return path;
  }

  Result<void> Remove(const std::string& path) override {
    if (unlink(path.c_str()) != 0) return Failure::FromErrno(path, errno);
    return {};
  }

  Result<void> WriteFileAtomically(const std::string& path, std::string_view bytes) override {
    return ReplaceFile(path, bytes);
  }

  std::optional<std::string> Environment(const std::string& name) override {
    const char* value = getenv(name.c_str());
    if (value == nullptr) return std::nullopt;
    return std::string(value);
  }

  std::string HostName() override {
    char name[HOST_NAME_MAX + 1] = {};
    return gethostname(name, sizeof name - 1) == 0 ? name : "localhost";
  }

  std::string UserName() override {
    // Not getpwuid: it may load libraries, which must then be of the very libc that a static program
    // was linked with.
    const Result<std::string> users = ReadFile("/etc/passwd", kMaxUsersBytes);
    if (users.ok()) {
      const std::string_view name = FindUser(*users, std::to_string(geteuid()));
      if (!name.empty()) return std::string(name);
    }
    for (const char* name : {"LOGNAME", "USER"}) {  // a user of LDAP or the like
      const char* const value = getenv(name);
      if (value != nullptr && *value != '\0') return value;
    }
    return "unknown";
  }

  std::string CurrentDirectory() override {
    // As the shell's pwd: the way by symbolic links, if PWD still tells it.
    struct stat logical {};
    struct stat physical {};
    const char* pwd = getenv("PWD");
    if (pwd != nullptr && pwd[0] == '/' && stat(pwd, &logical) == 0 && stat(".", &physical) == 0 &&
        logical.st_dev == physical.st_dev && logical.st_ino == physical.st_ino) {
      return pwd;
    }
    char path[PATH_MAX];
    return getcwd(path, sizeof path) != nullptr ? path : ".";
  }

  int64_t Now() override { return time(nullptr); }

  int ProcessId() override { return getpid(); }
  uint64_t FreeDescriptors() override {
    constexpr rlim_t kAsked = 1024;  // those that are open have low numbers
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) {
      return UINT64_MAX;
    }
    uint64_t free = limit.rlim_cur;
    for (rlim_t i = 0; i < std::min(limit.rlim_cur, kAsked); ++i) {
      if (fcntl(static_cast<int>(i), F_GETFD) >= 0) --free;
    }
    return free;
  }

  Result<CommandResult> Run(const std::string& command, bool capture) override;
};

// The status as m4's sysval has it.
int CommandStatus(int wait_status) {
  return WIFSIGNALED(wait_status) ? WTERMSIG(wait_status) * 256 : WEXITSTATUS(wait_status);
}

Result<CommandResult> RealHost::Run(const std::string& command, bool capture) {
  int ends[2] = {-1, -1};
  if (capture && pipe2(ends, O_CLOEXEC) != 0) return Failure::FromErrno("pipe", errno);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (capture) posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  const char* const arguments[] = {"sh", "-c", command.c_str(), nullptr};
  pid_t child = 0;
  const int error = posix_spawn(&child, "/bin/sh", &actions, nullptr,
                                const_cast<char* const*>(arguments), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (capture) close(ends[1]);
  CommandResult result;
  if (capture) {
    const FileCloser closer(ends[0]);
    if (error == 0) (void)ReadToEnd(ends[0], 4095, UINT64_MAX, result.output);
  }
  if (error != 0) return Failure::FromErrno("/bin/sh", error);
  int wait_status = 0;
  while (waitpid(child, &wait_status, 0) < 0) {
    if (errno != EINTR) return Failure::FromErrno("wait", errno);
  }
  result.status = CommandStatus(wait_status);
  return result;
}

}  // namespace

std::unique_ptr<Host> MakeRealHost() { return std::make_unique<RealHost>(); }

}  // namespace mw
