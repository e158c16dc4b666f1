// SPDX-License-Identifier: BSD-2-Clause
// system_edits [COUNT]: COUNT random maps of each type that our writers make, then changed by the
// system's tools: editmap -u (a new value, a new key), editmap -x, makemap -o. After that each map must be
// sound, hold what a model holds, give each key to libdb and no other, and the real sendmail -bt must
// find it, too. 60 of each type, 2,000 in the long form. Skipped (77) without root, unshare or sendmail.
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "base/text.h"
#include "bt_session.h"
#include "maps/build.h"

namespace {

namespace maps = mw::maps;
namespace fs = std::filesystem;
using mw::test::BtSession;
using Entries = std::map<std::string, std::string>;

constexpr size_t kMapsPerSession = 20;

size_t g_wrong = 0;
size_t g_asked = 0;

void Report(const std::string& what) {
  if (++g_wrong <= 20) std::printf("%s\n", what.c_str());
}

class TextSource : public maps::ByteSource {
 public:
  explicit TextSource(const std::string& text) : text_(text) {}
  mw::Result<size_t> Read(char* into, size_t size) override {
    const size_t count = text_.copy(into, size, at_);
    at_ += count;
    return count;
  }

 private:
  const std::string& text_;
  size_t at_ = 0;
};

// A map on disk, and what it should hold.
struct Trial {
  std::string path;  // without .db
  maps::DbKind kind;
  Entries model;

  const char* type() const { return kind == maps::DbKind::kHash ? "hash" : "btree"; }
};

// Keys that stand in a command line of -bt as they are.
std::string PlainKey(std::mt19937& random, size_t size, unsigned letters) {
  std::string key;
  for (size_t i = 0; i < size; ++i) key += static_cast<char>('a' + random() % letters);
  return key;
}

std::string RandomText(std::mt19937& random, Entries& model) {
  const size_t rows = std::vector<size_t>{1, 2, 40, 400, 3000}[random() % 5];
  const size_t longest = std::vector<size_t>{2, 12, 60, 500}[random() % 4];
  const size_t value_size = std::vector<size_t>{1, 30, 400}[random() % 3];
  const unsigned letters = std::vector<unsigned>{2, 10, 26}[random() % 3];
  std::string text;
  for (size_t i = 0; i < rows; ++i) {
    std::string key = PlainKey(random, 1 + random() % longest, letters);
    if (random() % 10 == 0) key += static_cast<char>(128 + random() % 128);
    const std::string value =
        std::string(1 + random() % value_size, static_cast<char>('A' + i % 26)) + std::to_string(i);
    text += key + "\t" + value + "\n";
    model.emplace(key, value);
  }
  return text;
}

bool Build(const Trial& trial, const std::string& text) {
  maps::MapFile file;
  file.path = trial.path + ".db";
  file.lock = maps::FileDescriptor(open(file.path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640));
  maps::BuildOptions options;
  options.sync = false;
  options.format =
      trial.kind == maps::DbKind::kHash ? maps::MapFormat::kHash : maps::MapFormat::kBtree;
  mw::Result<maps::MapBuild> build = maps::MapBuild::Begin(std::move(file), options);
  if (!build) return false;
  TextSource input(text);
  maps::BuildStage stage;
  return build->Run(input, stage).ok();
}

// The exit status of a program of /usr/sbin, with `input` on its standard input.
int RunTool(const std::vector<std::string>& words, const std::string& input = {}) {
  const std::string path = "/usr/sbin/" + words[0];
  std::ofstream("input", std::ios::binary) << input;
  const pid_t child = fork();
  if (child == 0) {
    const int in = open("input", O_RDONLY), null = open("/dev/null", O_WRONLY);
    dup2(in, 0);
    dup2(null, 1);
    std::vector<char*> argv;
    for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    execv(path.c_str(), argv.data());
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void Edit(Trial& trial, std::mt19937& random) {
  const auto any = [&] {
    return std::next(trial.model.begin(), static_cast<ptrdiff_t>(random() % trial.model.size()));
  };
  const auto expect = [&](int status, const char* what) {
    if (status != 0)
      Report(fmt::format("{} {}: {} ended with {}", trial.type(), trial.path, what, status));
  };
  const auto changed = any();
  changed->second = std::string(1 + random() % 900, 'n');
  expect(
      RunTool({"editmap", "-f", "-u", trial.type(), trial.path, changed->first, changed->second}),
      "editmap -u");
  const std::string added = "added." + PlainKey(random, 1 + random() % 40, 26);
  trial.model[added] = "new entry";
  expect(RunTool({"editmap", "-u", trial.type(), trial.path, added, "new entry"}), "editmap -u");
  const auto removed = any();
  expect(RunTool({"editmap", "-f", "-x", trial.type(), trial.path, removed->first}), "editmap -x");
  trial.model.erase(removed);
  std::string more;
  for (int i = 0; i < 30; ++i) {
    const std::string key = fmt::format("more{}.{}", i, PlainKey(random, 8, 26));
    trial.model[key] = std::string(random() % 200, 'm') + "!";
    more += key + "\t" + trial.model[key] + "\n";
  }
  expect(RunTool({"makemap", "-o", trial.type(), trial.path}, more), "makemap -o");
}

// libdb finds what the model holds and nothing else.
void CheckContent(const Trial& trial) {
  const std::string path = trial.path + ".db";
  const mw::Result<void> sound = maps::DbStore::Verify(path);
  if (!sound) return Report(path + ": not sound: " + sound.failure().message);
  mw::Result<maps::DbStore> store =
      maps::DbStore::Open(path, {.kind = trial.kind, .read_only = true});
  if (!store) return Report(path + ": " + store.failure().message);
  size_t listed = 0;
  (void)store->ForEach([&](std::string_view key, std::string_view value) {
    ++listed;
    const auto at = trial.model.find(std::string(key));
    if (at == trial.model.end() || at->second != value) {
      Report(path + ": holds " + mw::Printable(key));
    }
    return true;
  });
  if (listed != trial.model.size()) {
    Report(fmt::format("{}: {} entries, not {}", path, listed, trial.model.size()));
  }
  std::string value;
  for (const auto& [key, expected] : trial.model) {
    mw::Result<maps::DbOutcome> outcome = store->Get(key, value);
    if (!outcome || *outcome != maps::DbOutcome::kDone || value != expected) {
      Report(path + ": does not give " + mw::Printable(key));
    }
    if (trial.model.count(key + "x") != 0) continue;
    outcome = store->Get(key + "x", value);
    if (!outcome || *outcome != maps::DbOutcome::kAbsent) {
      Report(path + ": gives " + mw::Printable(key) + "x");
    }
  }
}

bool IsPlain(const std::string& text) {
  return text.size() < 200 && std::all_of(text.begin(), text.end(), [](char c) {
           return mw::IsAlpha(c) || mw::IsDigit(c) || c == '.';
         });
}

void AskSendmail(const std::string& folder, const std::vector<Trial>& trials,
                 std::mt19937& random) {
  std::string lines;
  for (size_t i = 0; i < trials.size(); ++i) {
    lines += fmt::format("Km{} {} {}\n", i, trials[i].type(), trials[i].path);
  }
  const std::string cf = folder + "/t.cf";
  std::ofstream(cf) << mw::test::CfWithMaps(folder, lines);
  BtSession session(cf);
  for (size_t i = 0; i < trials.size(); ++i) {
    const auto ask = [&](const std::string& key, const std::string& expected) {
      ++g_asked;
      const std::string answer = session.Ask(fmt::format("/map m{} {}", i, key));
      if (answer.find(expected) == std::string::npos) {
        Report(fmt::format("{} {}: {}: {}", trials[i].type(), trials[i].path, key, answer));
      }
    };
    for (int turn = 0; turn < 5; ++turn) {
      const Entries& model = trials[i].model;
      const auto at = std::next(model.begin(), static_cast<ptrdiff_t>(random() % model.size()));
      if (!IsPlain(at->first) || at->second.size() > 200) continue;
      ask(at->first, fmt::format("returns {} (0)", at->second));
    }
    ask("no.such.key", "no match (0)");
  }
}

int Inside(size_t count) {
  std::string folder = "/var/lib/mw-edits-XXXXXX";
  if (!mkdtemp(folder.data()) || chdir(folder.c_str()) != 0) return 1;
  chmod(folder.c_str(), 0755);
  std::mt19937 random(51);
  for (const maps::DbKind kind : {maps::DbKind::kHash, maps::DbKind::kBtree}) {
    for (size_t done = 0; done < count;) {
      std::vector<Trial> trials;
      for (; done < count && trials.size() < kMapsPerSession; ++done) {
        Trial& trial = trials.emplace_back(Trial{fmt::format("{}/m{}", folder, done), kind, {}});
        const std::string text = RandomText(random, trial.model);
        if (!Build(trial, text)) Report(trial.path + ": cannot be built");
        Edit(trial, random);
        CheckContent(trial);
      }
      AskSendmail(folder, trials, random);
      for (const Trial& trial : trials) fs::remove(trial.path + ".db");
    }
  }
  std::printf(
      "%zu maps of each type, changed by the system's tools; sendmail asked %zu times; %zu wrong\n",
      count, g_asked, g_wrong);
  if (chdir("/") != 0) return 1;
  fs::remove_all(folder);
  return g_wrong == 0 && g_asked >= count ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  signal(SIGPIPE, SIG_IGN);
  const size_t usual = std::getenv("MW_LONG") != nullptr ? 2000 : 60;
  const size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : usual;
  if (!mw::test::InNamespaces({std::to_string(count)})) return 77;
  return Inside(count);
}
