// SPDX-License-Identifier: BSD-2-Clause
// rewrite_rate CF ADDRESSES: how many addresses a second rulesets 3 and 0 take through the library, without
// any text being printed. ADDRESSES: a file, one a line; it is gone through again and again for a second of
// processor time, three times; the best counts.
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include "base/host.h"
#include "base/text.h"
#include "maps/environment.h"
#include "rewrite/installation.h"

namespace {

double Seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// Addresses a second of processor time.
double Rate(mw::rewrite::Installation& site, const std::vector<std::string_view>& addresses) {
  mw::rewrite::Machine& machine = site.machine();
  std::vector<mw::rewrite::Token> tokens;
  size_t done = 0;
  const double begin = Seconds();
  double end = begin;
  do {
    for (const std::string_view address : addresses) {
      machine.arena().Reset();
      tokens.clear();
      if (!machine.Scan(address, tokens)) continue;
      machine.Run(3, tokens);
      machine.Run(0, tokens);
    }
    done += addresses.size();
    end = Seconds();
  } while (end - begin < 1.0);
  return static_cast<double>(done) / (end - begin);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: rewrite_rate CF ADDRESSES\n");
    return 2;
  }
  const std::unique_ptr<mw::Host> host = mw::MakeRealHost();
  mw::maps::Environment environment(*host);
  mw::rewrite::Installation::Options options;
  options.cf_file = argv[1];
  options.identity.host_name = "bench.example.org";
  mw::rewrite::Installation site(*host, environment, options);
  const mw::Result<std::string> text = host->ReadFile(argv[2], 64 << 20);
  if (!site.Start() || !text) {
    fmt::print(stderr, "rewrite_rate: cannot read {} or {}\n", argv[1], argv[2]);
    return 2;
  }
  std::vector<std::string_view> addresses = mw::Split(*text, '\n');
  std::erase_if(addresses, [](std::string_view line) { return line.empty(); });
  if (addresses.empty()) return 2;
  double best = 0;
  for (int i = 0; i < 3; i++) best = std::max(best, Rate(site, addresses));
  fmt::print("{:.0f} addresses a second\n", best);
  return 0;
}
