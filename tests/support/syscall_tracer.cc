// SPDX-License-Identifier: BSD-2-Clause
#include "support/syscall_tracer.h"

#if defined(__linux__) && defined(__x86_64__)

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <iterator>

namespace mw::test {
namespace {

struct Call {
  long number;
  const char* name;
};

// Calls that see or change files. Memory, time and the end of the program are left alone.
constexpr Call kCalls[] = {
    {SYS_read, "read"},
    {SYS_write, "write"},
    {SYS_pread64, "pread"},
    {SYS_pwrite64, "pwrite"},
    {SYS_open, "open"},
    {SYS_openat, "openat"},
    {SYS_fstat, "fstat"},
    {SYS_newfstatat, "newfstatat"},
    {SYS_lseek, "lseek"},
    {SYS_fsync, "fsync"},
    {SYS_fdatasync, "fdatasync"},
    {SYS_ftruncate, "ftruncate"},
    {SYS_fallocate, "fallocate"},
    {SYS_rename, "rename"},
    {SYS_renameat2, "renameat2"},
    {SYS_link, "link"},
    {SYS_unlink, "unlink"},
    {SYS_flock, "flock"},
    {SYS_utimensat, "utimensat"},
    {SYS_fchown, "fchown"},
    {SYS_fchmod, "fchmod"},
    {SYS_fcntl, "fcntl"},
    {SYS_flistxattr, "flistxattr"},
    {SYS_fgetxattr, "fgetxattr"},
    {SYS_fsetxattr, "fsetxattr"},
    {SYS_mkdir, "mkdir"},
};

const char* NameOf(unsigned long long number) {
  for (const Call& call : kCalls) {
    if (static_cast<unsigned long long>(call.number) == number) return call.name;
  }
  return nullptr;
}

std::string TextAt(pid_t pid, unsigned long long address) {
  char text[256] = {};
  iovec local = {text, sizeof text - 1};
  iovec remote = {reinterpret_cast<void*>(address), sizeof text - 1};
  if (process_vm_readv(pid, &local, 1, &remote, 1, 0) > 0) return text;
  // The text may lie at the end of a page, and then less can be read.
  remote.iov_len = 4096 - address % 4096;
  local.iov_len = std::min(remote.iov_len, sizeof text - 1);
  remote.iov_len = local.iov_len;
  (void)process_vm_readv(pid, &local, 1, &remote, 1, 0);
  return text;
}

int MemoryFile(const std::string& content) {
  const int fd = memfd_create("traced", MFD_CLOEXEC);
  (void)!write(fd, content.data(), content.size());
  lseek(fd, 0, SEEK_SET);
  return fd;
}

[[noreturn]] void Become(const std::vector<std::string>& words, const std::string& folder,
                         int input, int errors) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  dup2(input, STDIN_FILENO);
  dup2(errors, STDERR_FILENO);
  dup2(errors, STDOUT_FILENO);
  if (chdir(folder.c_str()) != 0 || ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) _exit(126);
  execv(arguments[0], arguments.data());
  _exit(127);
}

// Follows one child from stop to stop.
class Tracer {
 public:
  Tracer(pid_t child, const TracePlan& plan) : child_(child), plan_(plan) {}

  TraceOutcome Run() {
    for (;;) {
      if (ptrace(PTRACE_SYSCALL, child_, nullptr, signal_) != 0) kill(child_, SIGKILL);
      signal_ = 0;
      int state = 0;
      if (waitpid(child_, &state, 0) < 0) return outcome_;
      if (WIFEXITED(state)) {
        outcome_.status = WEXITSTATUS(state);
        return outcome_;
      }
      if (WIFSIGNALED(state)) {
        outcome_.killed = true;
        return outcome_;
      }
      if (!WIFSTOPPED(state)) continue;
      if (WSTOPSIG(state) == (SIGTRAP | 0x80)) {
        OnCall();
      } else if (WSTOPSIG(state) != SIGTRAP) {
        signal_ = WSTOPSIG(state);
      }
    }
  }

 private:
  void OnCall() {
    user_regs_struct registers;
    ptrace(PTRACE_GETREGS, child_, nullptr, &registers);
    entering_ = !entering_;
    if (entering_) {
      OnEntry(registers);
    } else if (failing_) {
      registers.rax = static_cast<unsigned long long>(-plan_.error);
      ptrace(PTRACE_SETREGS, child_, nullptr, &registers);
      failing_ = false;
    }
  }

  void OnEntry(user_regs_struct& registers) {
    const char* name = NameOf(registers.orig_rax);
    if (name == nullptr) return;
    if (!counting_) {
      const bool opens = registers.orig_rax == SYS_openat;
      counting_ = opens && TextAt(child_, registers.rsi).find(plan_.begin) != std::string::npos;
      if (!counting_) return;
    }
    if (++outcome_.calls != plan_.at || plan_.deed == TracePlan::Deed::kNone) return;
    outcome_.call = name;
    if (plan_.deed == TracePlan::Deed::kKill) {
      kill(child_, SIGKILL);
      return;
    }
    registers.orig_rax = static_cast<unsigned long long>(-1);
    ptrace(PTRACE_SETREGS, child_, nullptr, &registers);
    failing_ = true;
  }

  const pid_t child_;
  const TracePlan& plan_;
  TraceOutcome outcome_;
  long signal_ = 0;
  bool entering_ = false;
  bool counting_ = false;
  bool failing_ = false;
};

}  // namespace

TraceOutcome RunTraced(const std::vector<std::string>& words, const std::string& folder,
                       const std::string& input, const TracePlan& plan, bool& started) {
  const int in = MemoryFile(input);
  const int errors = MemoryFile("");
  const pid_t child = fork();
  if (child == 0) Become(words, folder, in, errors);
  int state = 0;
  started = waitpid(child, &state, 0) == child && WIFSTOPPED(state);
  TraceOutcome outcome;
  if (started) {
    ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
    outcome = Tracer(child, plan).Run();
  }
  char text[4096];
  const ssize_t count = pread(errors, text, sizeof text, 0);
  outcome.errors.assign(text, count > 0 ? static_cast<size_t>(count) : 0);
  close(in);
  close(errors);
  return outcome;
}

}  // namespace mw::test

#else

namespace mw::test {

TraceOutcome RunTraced(const std::vector<std::string>&, const std::string&, const std::string&,
                       const TracePlan&, bool& started) {
  started = false;
  return {};
}

}  // namespace mw::test

#endif
