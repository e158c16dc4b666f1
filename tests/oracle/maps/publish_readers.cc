// SPDX-License-Identifier: BSD-2-Clause
// publish_readers [COUNT [rename]]: publishes a map in a tight loop while the real sendmail -bt reads it: two
// sessions that stay open (hash, hash -o) and fresh ones, one after the other. Every answer must be a
// generation that was in place between question and answer. Prints counts and the longest lock.
// With "rename" it only counts, and so shows what the copy is for: fresh sessions then meet the moment of
// the rename. Skipped (77) without root, unshare or sendmail.
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "bt_session.h"
#include "maps/build.h"
#include "maps/publish.h"

namespace {

namespace maps = mw::maps;
namespace fs = std::filesystem;

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

// Lookups that each reader makes at least, and how many times the publishes asked for may be made for that.
constexpr size_t kFewest = 5;
constexpr long kLonger = 50;

struct Tally {
  std::atomic<size_t> asked = 0;  // also read while readers run
  size_t absent = 0;              // no match, or a map that was not opened: mail goes astray
  size_t failed = 0;              // temporary failures
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
  std::unique_ptr<mw::test::BtSession> session;
  while (!g_ended) {
    const long before = g_done;
    if (fresh || !session) session = std::make_unique<mw::test::BtSession>(cf);
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
  std::ofstream(cf) << mw::test::CfWithMaps(
      folder, fmt::format("Kmh hash {0}/m\nKmo hash -o {0}/m\n", folder));
  int64_t longest = 0;
  int status = 0;
  if (!PublishGeneration(live, 1)) status = 1;
  Tally hash, optional, fresh_hash, fresh_optional;
  std::vector<std::thread> readers;
  readers.emplace_back([&] { ReadWhilePublishing(cf, "mh", false, hash); });
  readers.emplace_back([&] { ReadWhilePublishing(cf, "mo", false, optional); });
  readers.emplace_back([&] { ReadWhilePublishing(cf, "mh", true, fresh_hash); });
  readers.emplace_back([&] { ReadWhilePublishing(cf, "mo", true, fresh_optional); });
  // On a busy machine fresh sessions need longer than that.
  const auto all_have_asked = [&] {
    for (const Tally* tally : {&hash, &optional, &fresh_hash, &fresh_optional}) {
      if (tally->asked < kFewest) return false;
    }
    return true;
  };
  const long most = count * kLonger;
  long generation = 2;
  for (; status == 0 && (generation <= count + 1 || (!all_have_asked() && generation <= most));
       ++generation) {
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
  std::printf("%ld publishes, longest lock %.1f ms\n", generation - 2,
              static_cast<double>(longest) / 1e6);
  for (const auto& row : rows) {
    std::printf("%-24s %6zu lookups, %zu misrouted, %zu stale, %zu temporary failures\n", row.name,
                row.tally.asked.load(), row.tally.absent, row.tally.stale, row.tally.failed);
    if (row.tally.wrong() > 0) std::printf("  first: %s\n", row.tally.example.c_str());
    if (!g_rename && (row.tally.wrong() > 0 || row.tally.asked < kFewest)) status = 1;
  }
  fs::remove_all(folder);
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  signal(SIGPIPE, SIG_IGN);
  const bool in_long_form = std::getenv("MW_LONG") != nullptr;
  const long count = argc > 1 ? std::atol(argv[1]) : in_long_form ? 5000 : 100;
  g_rename = argc > 2 && std::string_view(argv[2]) == "rename";
  if (!mw::test::InNamespaces({std::to_string(count), g_rename ? "rename" : "copy"})) return 77;
  return Inside(count);
}
