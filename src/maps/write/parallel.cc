// SPDX-License-Identifier: BSD-2-Clause
#include "maps/write/parallel.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

namespace mw::maps {
namespace {

struct SharedWork {
  const std::function<Result<void>(size_t, unsigned)>& work;
  const size_t count;
  std::atomic<size_t> next{0};
  std::atomic<bool> failed{false};
  std::mutex mutex;
  std::optional<Failure> failure;
  size_t failed_index = 0;

  void Run(unsigned thread) {
    while (!failed.load(std::memory_order_relaxed)) {
      const size_t index = next.fetch_add(1, std::memory_order_relaxed);
      if (index >= count) return;
      Result<void> result = work(index, thread);
      if (!result) Fail(index, result.failure());
    }
  }

  void Fail(size_t index, const Failure& reason) {
    std::lock_guard<std::mutex> guard(mutex);
    if (!failure || index < failed_index) {
      failure = reason;
      failed_index = index;
    }
    failed = true;
  }
};

}  // namespace

Result<void> RunParallel(unsigned threads, size_t count,
                         const std::function<Result<void>(size_t, unsigned)>& work) {
  SharedWork shared{.work = work, .count = count, .mutex = {}, .failure = {}};
  std::vector<std::thread> others;
  for (unsigned thread = 1; thread < threads && thread < count; ++thread) {
    // Fewer threads than wished are no failure: the rest does the work.
    try {
      others.emplace_back([&shared, thread] { shared.Run(thread); });
    } catch (const std::system_error&) {
      break;
    }
  }
  shared.Run(0);
  for (std::thread& other : others) other.join();
  if (shared.failure) return *shared.failure;
  return {};
}

}  // namespace mw::maps
