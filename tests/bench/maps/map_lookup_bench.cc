// SPDX-License-Identifier: BSD-2-Clause
// map_lookup_bench TYPE FILE KEYS: time of one lookup through a map, cold (first touch of each
// page) and warm. KEYS is a file with a key a line; half as many absent keys (the key and "x") are
// asked as well.
#include <fmt/format.h>

#include <chrono>
#include <ctime>
#include <random>

#include "support/map_session.h"

namespace {

// Time of this process: other load on the machine does not count.
double CpuNanoseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

double NanosecondsPerLookup(mw::maps::Map* map, const std::vector<std::string>& keys,
                            size_t& hits) {
  mw::maps::Answer answer;
  hits = 0;
  const double begin = CpuNanoseconds();
  for (const std::string& key : keys) {
    map->LookupFromRule({.key = key, .args = {}}, answer);
    hits += answer.outcome == mw::maps::Outcome::kFound;
  }
  return (CpuNanoseconds() - begin) / static_cast<double>(keys.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 64;
  const auto host = mw::MakeRealHost();
  const auto text = host->ReadFile(argv[3], UINT64_MAX);
  if (!text) return 66;
  std::vector<std::string> keys;
  for (const std::string_view line : mw::Split(*text, '\n')) {
    if (line.empty()) continue;
    keys.emplace_back(line);
    if (keys.size() % 3 == 2) keys.push_back(std::string(line) + "x");
  }
  std::shuffle(keys.begin(), keys.end(), std::mt19937(1));
  mw::test::MapSession session(*host);
  const auto begin = std::chrono::steady_clock::now();
  session.table.Define("m", argv[1], argv[2]);
  mw::maps::Map* map = session.table.Find("m");
  const bool open = map->Open();
  const std::chrono::duration<double, std::milli> opening =
      std::chrono::steady_clock::now() - begin;
  size_t hits = 0;
  const double cold = NanosecondsPerLookup(map, keys, hits);
  double warm = cold;
  for (int i = 0; i < 5; ++i) warm = std::min(warm, NanosecondsPerLookup(map, keys, hits));
  fmt::print(
      "{} {}: open {:.3f} ms ({}), {} lookups, {} hits, first pass {:.0f} ns, then {:.0f} ns "
      "each\n",
      argv[1], argv[2], opening.count(), open, keys.size(), hits, cold, warm);
  return 0;
}
