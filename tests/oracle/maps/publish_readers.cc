// SPDX-License-Identifier: BSD-2-Clause
// publish_readers [COUNT [rename]]: publishes a map in a tight loop while the real sendmail -bt reads it: two
// sessions that stay open (hash, hash -o) and fresh ones, one after the other. Every answer must be a
// generation that was in place between question and answer. Prints counts and the longest lock.
// With "rename" it only counts, and so shows what the copy is for: fresh sessions then meet the moment of
// the rename. Skipped (77) without root, unshare or sendmail.
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "maps/build.h"
#include "maps/publish.h"

namespace {

namespace maps = mw::maps;
namespace fs = std::filesystem;

constexpr const char* kSendmail = "/usr/sbin/sendmail";
constexpr const char* kInside = "MW_PUBLISH_READERS_INSIDE";

// Generations: which publishing has begun, and which is in place.
std::atomic<long> g_begun = 0;
std::atomic<long> g_done = 0;
std::atomic<bool> g_ended = false;
bool g_rename = false;

class TextSource : public maps::ByteSource {
 public:
  explicit TextSource(std::string text) : text_(std::move(text)) {}
  mw::Result<size_t> Read(char* into, size_t size) override {
    const size_t count = text_.copy(into, size, at_);
    at_ += count;
    return count;
  }

 private:
  std::string text_;
  size_t at_ = 0;
};

// A table that grows and shrinks from one generation to the next.
std::string TextOf(long generation) {
  std::string text = fmt::format("gate.test\tgen{}\n", generation);
  for (long i = generation % 3 * 200; i > 0; --i)
    text += fmt::format("host{}.test\t{}\n", i, generation);
  return text;
}

mw::Result<maps::PublishReport> PublishGeneration(const std::string& live, long generation) {
  maps::PublishOptions options;
  options.mode = 0644;
  if (g_rename) options.way = maps::PublishWay::kRename;
  mw::Result<maps::NewMap> next = maps::NewMap::Begin(live, options);
  if (!next) return next.failure();
  mw::Result<maps::MapFile> file = next->OpenForBuild();
  if (!file) return file.failure();
  maps::BuildOptions build_options;
  build_options.sync = false;
  mw::Result<maps::MapBuild> build = maps::MapBuild::Begin(std::move(*file), build_options);
  if (!build) return build.failure();
  TextSource text(TextOf(generation));
  maps::BuildStage stage;
  const mw::Result<maps::BuildReport> report = build->Run(text, stage);
  if (!report) return report.failure();
  g_begun = generation;
  mw::Result<maps::PublishReport> done = next->Publish();
  if (done) g_done = generation;
  return done;
}

// A running sendmail -bt.
class Session {
 public:
  explicit Session(const std::string& cf) {
    int to[2], from[2];
    if (pipe2(to, O_CLOEXEC) != 0 || pipe2(from, O_CLOEXEC) != 0) std::abort();
    child_ = fork();
    if (child_ == 0) {
      dup2(to[0], 0);
      dup2(from[1], 1);
      dup2(from[1], 2);
      execl(kSendmail, "sendmail", "-bt", "-C", cf.c_str(), static_cast<char*>(nullptr));
      _exit(127);
    }
    close(to[0]);
    close(from[1]);
    in_ = to[1];
    out_ = from[0];
    Answer();
  }
  ~Session() {
    close(in_);
    close(out_);
    waitpid(child_, nullptr, 0);
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  std::string Ask(const std::string& command) {
    const std::string line = command + "\n";
    if (write(in_, line.data(), line.size()) < 0) return "broken pipe";
    return Answer();
  }

 private:
  // Everything up to the prompt.
  std::string Answer() {
    std::string text;
    char buffer[4096];
    while (!(text.ends_with("> ") && (text.size() == 2 || text[text.size() - 3] == '\n'))) {
      const ssize_t count = read(out_, buffer, sizeof buffer);
      if (count <= 0) break;
      text.append(buffer, static_cast<size_t>(count));
    }
    return text;
  }

  pid_t child_ = -1;
  int in_ = -1, out_ = -1;
};

struct Tally {
  size_t asked = 0;
  size_t absent = 0;  // no match, or a map that was not opened: mail goes astray
  size_t failed = 0;  // temporary failures
  size_t stale = 0;
  std::string example;

  void Count(long before, const std::string& answer, long after) {
    ++asked;
    const size_t at = answer.find("returns gen");
    const long seen = at == std::string::npos ? -1 : std::atol(answer.c_str() + at + 11);
    if (at == std::string::npos) {
      ++(answer.find("(75)") != std::string::npos ? failed : absent);
    } else if (seen < before || seen > after) {
      ++stale;
    } else {
      return;
    }
    if (example.empty()) example = fmt::format("[{}..{}] {}", before, after, answer);
  }
  size_t wrong() const { return absent + failed + stale; }
};

void ReadWhilePublishing(const std::string& cf, const std::string& map, bool fresh, Tally& tally) {
  std::unique_ptr<Session> session;
  while (!g_ended) {
    const long before = g_done;
    if (fresh || !session) session = std::make_unique<Session>(cf);
    const std::string answer = session->Ask("/map " + map + " gate.test");
    tally.Count(before, answer, g_begun);
    // The publisher must get its turns.
    if (!fresh) usleep(500);
  }
}

int Inside(long count) {
  std::string folder = "/var/tmp/mw-readers-XXXXXX";
  if (!mkdtemp(folder.data())) return 1;
  chmod(folder.c_str(), 0755);
  const std::string live = folder + "/m.db", cf = folder + "/t.cf";
  std::ofstream(cf) << "V10/Berkeley\nO DontBlameSendmail=MapInUnsafeDirPath\nO QueueDirectory="
                    << folder << "\nKmh hash " << folder << "/m\nKmo hash -o " << folder << "/m\n"
                    << "Mlocal, P=/bin/true, F=l, A=true\nMprog, P=/bin/true, F=l, A=true\n";
  int64_t longest = 0;
  int status = 0;
  if (!PublishGeneration(live, 1)) status = 1;
  Tally hash, optional, fresh_hash, fresh_optional;
  std::vector<std::thread> readers;
  readers.emplace_back([&] { ReadWhilePublishing(cf, "mh", false, hash); });
  readers.emplace_back([&] { ReadWhilePublishing(cf, "mo", false, optional); });
  readers.emplace_back([&] { ReadWhilePublishing(cf, "mh", true, fresh_hash); });
  readers.emplace_back([&] { ReadWhilePublishing(cf, "mo", true, fresh_optional); });
  for (long generation = 2; generation <= count + 1 && status == 0; ++generation) {
    const mw::Result<maps::PublishReport> report = PublishGeneration(live, generation);
    if (!report) {
      std::printf("publishing failed: %s\n", report.failure().message.c_str());
      status = 1;
    } else {
      longest = std::max(longest, report->locked_ns);
      if (report->renamed && !g_rename) status = 1;
    }
  }
  g_ended = true;
  for (std::thread& reader : readers) reader.join();
  struct {
    const char* name;
    const Tally& tally;
  } rows[] = {{"hash, one session", hash},
              {"hash -o, one session", optional},
              {"hash, fresh sessions", fresh_hash},
              {"hash -o, fresh sessions", fresh_optional}};
  std::printf("%ld publishes, longest lock %.1f ms\n", count, static_cast<double>(longest) / 1e6);
  for (const auto& row : rows) {
    std::printf("%-24s %6zu lookups, %zu misrouted, %zu stale, %zu temporary failures\n", row.name,
                row.tally.asked, row.tally.absent, row.tally.stale, row.tally.failed);
    if (row.tally.wrong() > 0) std::printf("  first: %s\n", row.tally.example.c_str());
    if (!g_rename && (row.tally.wrong() > 0 || row.tally.asked < 5)) status = 1;
  }
  fs::remove_all(folder);
  return status;
}

int Skip(const char* why) {
  std::printf("skipped: %s\n", why);
  return 77;
}

}  // namespace

int main(int argc, char** argv) {
  signal(SIGPIPE, SIG_IGN);
  const bool in_long_form = std::getenv("MW_LONG") != nullptr;
  const long count = argc > 1 ? std::atol(argv[1]) : in_long_form ? 5000 : 100;
  g_rename = argc > 2 && std::string_view(argv[2]) == "rename";
  if (std::getenv(kInside) != nullptr) return Inside(count);
  if (geteuid() != 0) return Skip("only root may make namespaces");
  if (access(kSendmail, X_OK) != 0) return Skip("there is no sendmail");
  // A host name with a dot and no DNS: sendmail would wait a minute otherwise.
  const char* script =
      "hosts=$(mktemp) && printf '127.0.0.1 localhost\\n192.0.2.1 test.example.org test\\n' > "
      "$hosts &&"
      " hostname test.example.org && mount --bind $hosts /etc/hosts || exit 77;"
      " rm -f $hosts; exec \"$0\" \"$@\"";
  setenv(kInside, "1", 1);
  const std::string self = fs::read_symlink("/proc/self/exe");
  execlp("unshare", "unshare", "-m", "-u", "-n", "sh", "-c", script, self.c_str(),
         std::to_string(count).c_str(), g_rename ? "rename" : "copy", static_cast<char*>(nullptr));
  return Skip("there is no unshare");
}
