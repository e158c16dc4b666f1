// SPDX-License-Identifier: BSD-2-Clause
#include "mc2cf_batch.h"

#include <fmt/format.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <span>
#include <vector>

#include "base/safe_file.h"

namespace mw::tools {
namespace {

// What a process and the one that started it both see: zero at first.
struct Share {
  size_t next = 0;  // the first input that is not finished: its output in place, its messages told
  size_t end = 0;
  off_t told = 0;  // bytes of messages about finished inputs
};

// Memory that stays shared after a fork.
template <class T>
class SharedArray {
 public:
  explicit SharedArray(size_t count) : count_(count) {
    void* const memory =
        mmap(nullptr, bytes(), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory != MAP_FAILED) data_ = static_cast<T*>(memory);
  }
  ~SharedArray() {
    if (data_ != nullptr) munmap(data_, bytes());
  }
  SharedArray(const SharedArray&) = delete;
  SharedArray& operator=(const SharedArray&) = delete;

  bool ok() const { return data_ != nullptr; }
  T& operator[](size_t i) { return data_[i]; }
  std::span<T> all() { return {data_, count_}; }

 private:
  size_t bytes() const { return std::max<size_t>(1, count_) * sizeof(T); }

  size_t count_;
  T* data_ = nullptr;
};

size_t Processors() {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  return static_cast<size_t>(std::max(1, CPU_COUNT(&set)));
}

class Batch {
 public:
  Batch(size_t count, std::string_view program, const std::function<void()>& prepare,
        const std::function<Compiled(size_t)>& compile)
      : program_(program),
        prepare_(prepare),
        compile_(compile),
        statuses_(count),
        shares_(ProcessesFor(count)) {}

  int Run() {
    const size_t processes = shares_.all().size();
    if (!statuses_.ok() || !shares_.ok()) return CannotStart("memory");
    const size_t count = statuses_.all().size();
    std::vector<Process> running(processes);
    for (size_t i = 0; i < processes; ++i) {
      shares_[i].next = count * i / processes;
      shares_[i].end = count * (i + 1) / processes;
      running[i].messages = memfd_create("messages", MFD_CLOEXEC);
      if (running[i].messages < 0 || !Start(running[i], i, FileReplacements::kMost)) {
        return CannotStart("a process");
      }
    }
    for (size_t i = 0; i < processes; ++i) {
      if (!Finish(running[i], i)) return CannotStart("a process");
      Tell(running[i].messages);
    }
    for (const int status : statuses_.all()) {
      if (status != kExitOk) return status;
    }
    return kExitOk;
  }

 private:
  struct Process {
    pid_t id = -1;
    int messages = -1;  // a file: what goes to standard error
    size_t together = 0;
  };

  static size_t ProcessesFor(size_t count) { return std::clamp<size_t>(count, 1, Processors()); }

  int CannotStart(std::string_view what) const {
    PrintError(program_, fmt::format("cannot start {}: {}", what, std::strerror(errno)));
    return kExitOsError;
  }

  // `together`: how many outputs are put in place at a time.
  bool Start(Process& process, size_t share, size_t together) {
    process.together = together;
    const pid_t parent = getpid();
    process.id = fork();
    if (process.id != 0) return process.id > 0;
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(kExitOsError);
    dup2(process.messages, STDERR_FILENO);
    prepare_();
    Work(shares_[share], together);
    _exit(kExitOk);
  }

  void Work(Share& share, size_t together) {
    FileReplacements outputs;
    std::vector<size_t> waiting;  // the inputs of these outputs
    const auto put_in_place = [&](size_t next) {
      for (const FileReplacements::Unplaced& unplaced : outputs.PutInPlace()) {
        statuses_[waiting[unplaced.index]] = ReportUnwritten(program_, unplaced.failure);
      }
      waiting.clear();
      share.told = lseek(STDERR_FILENO, 0, SEEK_CUR);
      share.next = next;
    };
    for (size_t i = share.next; i < share.end; ++i) {
      const Compiled compiled = compile_(i);
      statuses_[i] = compiled.status;
      if (!compiled.path.empty()) {
        const size_t before = outputs.count();
        const Result<void> added = outputs.Add(compiled.path, compiled.bytes);
        if (!added) statuses_[i] = ReportUnwritten(program_, added.failure());
        if (outputs.count() > before) waiting.push_back(i);
      }
      if (outputs.count() >= together) put_in_place(i + 1);
    }
    put_in_place(share.end);
  }

  // Waits until the share is done. When its process ended before that, those of its inputs that were
  // finished by it but not yet in place are compiled again, one at a time, up to the one at fault.
  bool Finish(Process& process, size_t index) {
    Share& share = shares_[index];
    for (;;) {
      int status = 0;
      while (waitpid(process.id, &status, 0) < 0 && errno == EINTR) {
      }
      if (share.next == share.end) return true;
      size_t together = 1;
      if (process.together == 1) {
        statuses_[share.next] = StatusAtEnd(status, process.messages);
        share.told = lseek(process.messages, 0, SEEK_END);
        if (++share.next == share.end) return true;
        together = FileReplacements::kMost;
      } else if (ftruncate(process.messages, share.told) != 0 ||
                 lseek(process.messages, share.told, SEEK_SET) < 0) {
        return false;
      }
      if (!Start(process, index, together)) return false;
    }
  }

  // The status of an input whose process ended with it.
  int StatusAtEnd(int status, int messages) const {
    if (WIFEXITED(status)) return WEXITSTATUS(status);
    const std::string text =
        fmt::format("{}: error: ended by signal {}\n", program_, WTERMSIG(status));
    (void)WriteAll(messages, text);
    return kExitSoftware;
  }

  void Tell(int messages) const {
    char bytes[16 * 1024];
    for (off_t at = 0;;) {
      const ssize_t count = pread(messages, bytes, sizeof bytes, at);
      if (count <= 0) break;
      (void)WriteAll(STDERR_FILENO, {bytes, static_cast<size_t>(count)});
      at += count;
    }
    close(messages);
  }

  std::string program_;
  const std::function<void()>& prepare_;
  const std::function<Compiled(size_t)>& compile_;
  SharedArray<int> statuses_;  // one for each input
  SharedArray<Share> shares_;  // one for each process
};

}  // namespace

int RunBatch(size_t count, std::string_view program, const std::function<void()>& prepare,
             const std::function<Compiled(size_t)>& compile) {
  return Batch(count, program, prepare, compile).Run();
}

}  // namespace mw::tools
