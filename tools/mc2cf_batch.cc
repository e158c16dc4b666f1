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

#include "base/memory.h"
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
  Batch(std::span<const std::string> inputs, std::string_view program,
        const std::function<void()>& prepare, const std::function<Compiled(size_t)>& compile)
      : inputs_(inputs),
        program_(program),
        prepare_(prepare),
        compile_(compile),
        statuses_(inputs.size()),
        shares_(ProcessesFor(inputs.size())) {}

  int Run() {
    const size_t processes = shares_.all().size();
    if (!statuses_.ok() || !shares_.ok()) return CannotStart("memory");
    const size_t count = statuses_.all().size();
    std::vector<Process> running(processes);
    for (size_t i = 0; i < processes; ++i) {
      shares_[i].next = count * i / processes;
      shares_[i].end = count * (i + 1) / processes;
      running[i].messages = memfd_create("messages", MFD_CLOEXEC);
      if (running[i].messages < 0 || !Start(running[i], i, false)) {
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
    bool one_by_one = false;
  };

  static size_t ProcessesFor(size_t count) { return std::clamp<size_t>(count, 1, Processors()); }

  int CannotStart(std::string_view what) const {
    PrintError(program_, fmt::format("cannot start {}: {}", what, std::strerror(errno)));
    return kExitOsError;
  }

  // `one_by_one`: each output is put in place before the next input is compiled.
  bool Start(Process& process, size_t share, bool one_by_one) {
    process.one_by_one = one_by_one;
    const pid_t parent = getpid();
    process.id = fork();
    if (process.id != 0) return process.id > 0;
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(kExitOsError);
    dup2(process.messages, STDERR_FILENO);
    _exit(WithinMemory(program_.c_str(), kExitOsError, [&] {
      prepare_();
      Work(shares_[share], one_by_one);
      return kExitOk;
    }));
  }

  void Work(Share& share, bool one_by_one) {
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
      if (one_by_one || outputs.full() || outputs.count() == 0) put_in_place(i + 1);
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
      const bool found = process.one_by_one;
      if (found) {
        statuses_[share.next] = StatusAtEnd(status, inputs_[share.next], process.messages);
        share.told = lseek(process.messages, 0, SEEK_END);
        if (++share.next == share.end) return true;
      } else if (ftruncate(process.messages, share.told) != 0 ||
                 lseek(process.messages, share.told, SEEK_SET) < 0) {
        return false;
      }
      if (!Start(process, index, !found)) return false;
    }
  }

  // The status of an input whose process ended with it, and a message where there can be none yet.
  int StatusAtEnd(int status, std::string_view input, int messages) const {
    if (WIFEXITED(status)) return WEXITSTATUS(status);
    const std::string text =
        fmt::format("{}: error: {}: ended by signal {}\n", program_, input, WTERMSIG(status));
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

  std::span<const std::string> inputs_;
  std::string program_;
  const std::function<void()>& prepare_;
  const std::function<Compiled(size_t)>& compile_;
  SharedArray<int> statuses_;  // one for each input
  SharedArray<Share> shares_;  // one for each process
};

}  // namespace

int RunBatch(std::span<const std::string> inputs, std::string_view program,
             const std::function<void()>& prepare, const std::function<Compiled(size_t)>& compile) {
  return Batch(inputs, program, prepare, compile).Run();
}

}  // namespace mw::tools
