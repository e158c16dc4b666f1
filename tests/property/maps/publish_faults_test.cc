// SPDX-License-Identifier: BSD-2-Clause
// makemap --safe, killed at every system call and with every system call failing once: the map is
// wholly the old or wholly the new one after the next run, and in the second case at once.
#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <string>

#include "maps/db_store.h"
#include "maps/publish.h"
#include "support/syscall_tracer.h"

namespace mw::maps {
namespace {

namespace fs = std::filesystem;
using test::TraceOutcome;
using test::TracePlan;
using Entries = std::map<std::string, std::string>;

Entries MakeEntries(const std::string& value, size_t count) {
  Entries entries;
  for (size_t i = 0; i < count; ++i) entries[fmt::format("host{}.example.com", i)] = value;
  return entries;
}

std::string TextOf(const Entries& entries) {
  std::string text;
  for (const auto& [key, value] : entries) text += key + "\t" + value + "\n";
  return text;
}

// nullopt: there is no sound map.
std::optional<Entries> Read(const std::string& path, DbKind kind) {
  if (!DbStore::Verify(path)) return std::nullopt;
  Result<DbStore> store = DbStore::Open(path, {.kind = kind, .read_only = true});
  if (!store) return std::nullopt;
  Entries entries;
  const auto keep = [&](std::string_view key, std::string_view value) {
    entries.emplace(key, value);
    return true;
  };
  if (!store->ForEach(keep)) return std::nullopt;
  return entries;
}

struct Scene {
  const char* name;
  const char* type;
  size_t old_rows;  // 0: no map before
  size_t new_rows;
  const char* option;
};

class PublishFaults : public testing::TestWithParam<Scene> {
 protected:
  void SetUp() override {
    const char* bin = std::getenv("MW_BIN");
    if (bin == nullptr || !test::kTracerSupported) GTEST_SKIP() << "needs MW_BIN and x86-64 Linux";
    makemap_ = std::string(bin) + "/makemap";
    // In memory it takes seconds, on a disk minutes.
    const bool on_disk = std::getenv("MW_LONG") != nullptr || access("/dev/shm", W_OK) != 0;
    std::string pattern = on_disk ? "/var/tmp/mw-publish-XXXXXX" : "/dev/shm/mw-publish-XXXXXX";
    folder_ = mkdtemp(pattern.data());
    live_ = folder_ + "/m.db";
    kind_ = std::string(GetParam().type) == "btree" ? DbKind::kBtree : DbKind::kHash;
  }
  void TearDown() override {
    if (folder_.empty()) return;
    fs::remove_all(folder_);
    fs::remove(folder_ + ".old");
  }

  TraceOutcome Run(const Entries& entries, const TracePlan& plan) {
    bool started = false;
    TraceOutcome outcome =
        test::RunTraced({makemap_, GetParam().option, "--lock-timeout=1", GetParam().type, "m"},
                        folder_, TextOf(entries), plan, started);
    EXPECT_TRUE(started);
    return outcome;
  }

  // The old map alone in the folder.
  void Begin() {
    for (const auto& file : fs::directory_iterator(folder_)) fs::remove(file);
    if (GetParam().old_rows == 0) return;
    const fs::path kept = folder_ + ".old";
    if (!fs::exists(kept)) {
      ASSERT_EQ(Run(old_, {}).status, 0);
      fs::copy(live_, kept);
    } else {
      fs::copy(kept, live_);
    }
  }

  void FailEachCall(int error, size_t first);

  bool IsOld(const std::optional<Entries>& now) const {
    if (GetParam().old_rows == 0) return !fs::exists(live_);
    return now == old_;
  }
  // Nothing but the map itself.
  size_t StrayFiles() const {
    size_t count = 0;
    for (const auto& file : fs::directory_iterator(folder_)) count += file.path() != live_;
    return count;
  }

  std::string makemap_, folder_, live_;
  // Every call in the long form, else some of them.
  const size_t stride_ = std::getenv("MW_LONG") != nullptr ? 1 : 5;
  DbKind kind_ = DbKind::kHash;
  const Entries old_ = MakeEntries("old", GetParam().old_rows);
  const Entries new_ = MakeEntries("new", GetParam().new_rows);
  const Entries third_ = MakeEntries("third", 10);
};

TEST_P(PublishFaults, KillAtEveryCallLeavesOldOrNew) {
  size_t calls = 1, half_written = 0, finished = 0;
  for (size_t at = 1; at <= calls; at += stride_) {
    Begin();
    const TraceOutcome outcome =
        Run(new_, {.deed = TracePlan::Deed::kKill, .at = at, .begin = "m.db"});
    if (!outcome.killed) break;
    calls = at + stride_;
    const std::string where = fmt::format("killed at call {}, {}", at, outcome.call);
    const std::optional<Entries> torn = Read(live_, kind_);
    if (!IsOld(torn) && torn != new_) {
      ++half_written;
      EXPECT_TRUE(IsInterrupted(live_)) << where;
    }
    if (at / stride_ % 2 == 0) {
      const Result<Recovery> recovery = Recover(live_, {});
      EXPECT_TRUE(recovery) << where << ": " << (recovery ? "" : recovery.failure().message);
      const std::optional<Entries> now = Read(live_, kind_);
      EXPECT_TRUE(IsOld(now) || now == new_) << where;
      finished += now == new_;
      EXPECT_EQ(StrayFiles(), 0u) << where;
      EXPECT_EQ(Recover(live_, {}).value(), Recovery::kNothing) << where;
    } else {
      const TraceOutcome next = Run(third_, {});
      EXPECT_EQ(next.status, 0) << where << ": " << next.errors;
      EXPECT_EQ(Read(live_, kind_), third_) << where;
      EXPECT_EQ(StrayFiles(), 0u) << where;
    }
  }
  EXPECT_GT(calls, 30u);
  if (stride_ == 1) {
    EXPECT_GT(finished, 0u);
  }
  // The copying is only safe if the kills met it.
  if (stride_ == 1 && std::string(GetParam().option) == "--safe" && GetParam().old_rows > 0) {
    EXPECT_GT(half_written, 2u);
  }
  std::printf(
      "%s: killed at each %zu. of %zu calls, %zu left the map half written until the next run\n",
      GetParam().name, stride_, calls, half_written);
}

// Each call fails in turn, from the call `first` on: with a full disk, a quota that is used up, a disk
// that is broken.
void PublishFaults::FailEachCall(int error, size_t first) {
  size_t calls = first, failed = 0;
  for (size_t at = first; at <= calls; at += stride_) {
    Begin();
    const TraceOutcome outcome =
        Run(new_, {.deed = TracePlan::Deed::kFail, .at = at, .error = error, .begin = "m.db"});
    if (outcome.call.empty()) break;
    calls = at + stride_;
    const std::string where =
        fmt::format("call {}, {}: status {}, {}", at, outcome.call, outcome.status, outcome.errors);
    EXPECT_FALSE(outcome.killed) << where;
    const std::optional<Entries> now = Read(live_, kind_);
    if (outcome.status == 0) {
      EXPECT_EQ(now, new_) << where;
    } else {
      ++failed;
      EXPECT_TRUE(IsOld(now) || now == new_) << where;
      EXPECT_NE(outcome.errors.find("makemap: "), std::string::npos) << where;
      EXPECT_NE(outcome.errors.find(std::strerror(error)), std::string::npos) << where;
      EXPECT_GE(outcome.status, 64) << where;
    }
    EXPECT_TRUE(Recover(live_, {})) << where;
    EXPECT_EQ(StrayFiles(), 0u) << where;
  }
  // Most calls serve only memory and clocks, but enough of them must matter.
  EXPECT_GT(failed * stride_, calls / 5);
  std::printf("%s: each %zu. of %zu calls failed in turn (%s), %zu of them ended the build\n",
              GetParam().name, stride_, calls, std::strerror(error), failed);
}

TEST_P(PublishFaults, EveryFailingCallLeavesOldOrNewAtOnce) {
  size_t first = 1;
  for (const int error : {ENOSPC, EDQUOT, EIO}) FailEachCall(error, stride_ == 1 ? 1 : first++);
}

// Starts the build and kills it after `delay` microseconds; true if it was killed before it ended.
bool KillAfter(const std::string& makemap, const std::string& folder, const std::string& text,
               unsigned delay, bool kill_it = true) {
  const std::string input = folder + ".text";
  std::ofstream(input) << text;
  const pid_t child = fork();
  if (child == 0) {
    const int in = open(input.c_str(), O_RDONLY), null = open("/dev/null", O_WRONLY);
    dup2(in, 0);
    dup2(null, 2);
    if (chdir(folder.c_str()) != 0) _exit(126);
    execl(makemap.c_str(), "makemap", "--safe", "hash", "m", static_cast<char*>(nullptr));
    _exit(127);
  }
  usleep(delay);
  if (kill_it) kill(child, SIGKILL);
  int state = 0;
  waitpid(child, &state, 0);
  unlink(input.c_str());
  return WIFSIGNALED(state);
}

using PublishKills = PublishFaults;

TEST_P(PublishKills, KillAtAnyInstantLeavesOldOrNew) {
  const int rounds = std::getenv("MW_LONG") != nullptr ? 1000 : 30;
  std::mt19937 random(4711);
  int killed = 0, half_written = 0, published = 0;
  // How long a build takes here and now, and a little more.
  Begin();
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_FALSE(KillAfter(makemap_, folder_, TextOf(new_), 0, false));
  const auto time = std::chrono::steady_clock::now() - begin;
  const auto whole = static_cast<unsigned>(
      std::chrono::duration_cast<std::chrono::microseconds>(time).count() * 5 / 4 + 1);
  for (int round = 0; round < rounds; ++round) {
    Begin();
    const auto delay = static_cast<unsigned>(random() % whole);
    killed += KillAfter(makemap_, folder_, TextOf(new_), delay);
    const std::optional<Entries> torn = Read(live_, kind_);
    if (!IsOld(torn) && torn != new_) {
      ++half_written;
      EXPECT_TRUE(IsInterrupted(live_)) << delay;
    }
    ASSERT_TRUE(Recover(live_, {})) << delay;
    const std::optional<Entries> now = Read(live_, kind_);
    EXPECT_TRUE(IsOld(now) || now == new_) << delay;
    published += now == new_;
    EXPECT_EQ(StrayFiles(), 0u) << delay;
  }
  EXPECT_GT(killed, 0);
  std::printf("%d of %d builds killed, %d maps half written until the next run, %d published\n",
              killed, rounds, half_written, published);
}

INSTANTIATE_TEST_SUITE_P(Random, PublishKills,
                         testing::Values(Scene{"random", "hash", 3000, 5000, "--safe"}));

INSTANTIATE_TEST_SUITE_P(All, PublishFaults,
                         testing::Values(Scene{"growing", "hash", 10, 2000, "--safe"},
                                         Scene{"shrinking", "btree", 2000, 10, "--safe"},
                                         Scene{"first", "hash", 0, 100, "--safe"},
                                         Scene{"renaming", "btree", 10, 200, "--publish=rename"}),
                         [](const auto& scene) { return scene.param.name; });

}  // namespace
}  // namespace mw::maps
