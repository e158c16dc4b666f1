// SPDX-License-Identifier: BSD-2-Clause
// m4_differential MCM4 [--count N] [--seed FIRST] [--save FOLDER] [--show SEED]: random programs through the
// system's m4 and ours. Each difference is made small, printed, and saved in FOLDER (default: here) as
// m4-SEED.m4 with the command in m4-SEED.txt. MW_LONG=1 in the environment means --count 20000.
// Exit status: 0 no difference, 1 differences, 77 there is no m4 here.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/text.h"
#include "oracle/m4_generator.h"
#include "oracle/process.h"

namespace mw::oracle {
namespace {

namespace fs = std::filesystem;
constexpr size_t kEnough = 10;           // differing inputs, then it stops
constexpr size_t kMaxShrinkRuns = 1500;  // runs spent on making one smaller

struct Settings {
  std::string mcm4;
  std::string save = ".";
  size_t count = 500;
  uint64_t seed = 1;
  bool show = false;
};

class Comparison {
 public:
  explicit Comparison(const std::string& mcm4) : m4s_(mcm4) {
    for (const std::string& folder : {m4s_.theirs(), m4s_.ours()}) {
      fs::create_directory(folder + "/run");
      fs::create_directory(folder + "/run/sub");
      for (const auto& [name, bytes] : IncludedFiles()) WriteWhole(folder + "/run/" + name, bytes);
    }
  }

  // Empty when both agree, or when a bound was reached: endless expansion is no difference.
  std::string Run(const M4Input& input);
  size_t bounded() const { return bounded_; }

 private:
  std::string RunOnce(const std::vector<std::string>& options, const std::string& text,
                      bool from_file);

  TwoM4s m4s_;
  size_t bounded_ = 0;
};

// True if a single statement is left and its pattern has the form `\(a*\)*`: what the group is left with where it
// can match nothing is the one known difference (src/m4/regex.h); m4 carries a regex of its own.
bool RepeatsRepeatedGroup(const M4Input& input) {
  const std::string text = input.Text(0, input.statements.size());
  for (const char* end : {"*\\)*", "*\\)+", "?\\)*", "?\\)+", "+\\)*"}) {
    if (text.find(end) != std::string::npos) return input.statements.size() <= 2;
  }
  return false;
}

// True when the original gave up for a reason that depends on the machine, or crashed, which m4 calls an
// internal error: \1 in the replacement of a pattern without groups may do that.
bool IsOverwhelmed(const Outcome& outcome) {
  return outcome.bounded || outcome.status >= 128 ||
         outcome.err.find("internal error detected") != std::string::npos ||
         outcome.err.find("memory exhausted") != std::string::npos ||
         outcome.err.find("stack overflow") != std::string::npos;
}

std::string Comparison::RunOnce(const std::vector<std::string>& options, const std::string& text,
                                bool from_file) {
  const Bounds bounds{std::chrono::milliseconds(400), 1u << 20, 256u << 20};
  const Bounds patient{std::chrono::seconds(5), 1u << 20, 256u << 20};
  Command sides[2];
  for (Command& side : sides) {
    const std::string home = &side == &sides[0] ? m4s_.theirs() : m4s_.ours();
    side.program = home + "/m4";
    side.folder = home + "/run";
    side.words = {"m4"};
    side.words.insert(side.words.end(), options.begin(), options.end());
    if (from_file) {
      WriteWhole(side.folder + "/input.m4", text);
      side.words.push_back("input.m4");
    } else {
      side.input = text;
    }
  }
  auto [theirs, ours] = RunBoth(sides[0], sides[1], bounds);
  // A busy machine is no difference.
  if (ours.bounded && !theirs.bounded)
    std::tie(theirs, ours) = RunBoth(sides[0], sides[1], patient);
  if (IsOverwhelmed(theirs)) {
    ++bounded_;
    return "";
  }
  return Difference(theirs, ours);
}

std::string Comparison::Run(const M4Input& input) {
  const size_t all = input.statements.size();
  if (input.frozen == 0) return RunOnce(input.options, input.Text(0, all), input.from_file);
  std::vector<std::string> options = input.options;
  options.push_back("-Fstate");
  const std::string theirs = m4s_.theirs() + "/run/state", ours = m4s_.ours() + "/run/state";
  fs::remove(theirs);  // of an earlier input
  fs::remove(ours);
  const std::string first = RunOnce(options, input.Text(0, input.frozen), input.from_file);
  if (!first.empty()) return "(freezing)\n" + first;
  const std::string states = TextDifference("frozen state", ReadWhole(theirs), ReadWhole(ours));
  if (!states.empty()) return states;
  options.back() = "-Rstate";
  return RunOnce(options, input.Text(input.frozen, all), input.from_file);
}

// Makes a differing input small by leaving out statements, options and pieces of statements as long as
// it still differs.
class Shrinking {
 public:
  Shrinking(Comparison& comparison, M4Input input)
      : comparison_(comparison), input_(std::move(input)) {}

  M4Input Smallest() {
    for (size_t size = SIZE_MAX; Size() < size && runs_ < kMaxShrinkRuns;) {
      size = Size();
      DropStatements();
      DropOptions();
      for (size_t i = 0; i < input_.statements.size(); ++i) ShortenStatement(i);
    }
    return input_;
  }

 private:
  size_t Size() const {
    size_t size = input_.options.size();
    for (const std::string& statement : input_.statements) size += 1 + statement.size();
    return size;
  }
  bool Try(const M4Input& candidate) {
    if (++runs_ > kMaxShrinkRuns || comparison_.Run(candidate).empty()) return false;
    input_ = candidate;
    return true;
  }
  void DropStatements();
  void DropOptions();
  void ShortenStatement(size_t index);

  Comparison& comparison_;
  M4Input input_;
  size_t runs_ = 0;
};

void Shrinking::DropStatements() {
  for (size_t piece = std::max<size_t>(1, input_.statements.size() / 2); piece > 0; piece /= 2) {
    for (size_t at = 0; at < input_.statements.size();) {
      M4Input candidate = input_;
      const size_t end = std::min(at + piece, candidate.statements.size());
      const auto begin = candidate.statements.begin();
      candidate.statements.erase(begin + static_cast<std::ptrdiff_t>(at),
                                 begin + static_cast<std::ptrdiff_t>(end));
      if (candidate.frozen > at) candidate.frozen -= std::min(candidate.frozen, end) - at;
      if (!Try(candidate)) at += piece;
    }
  }
}

void Shrinking::DropOptions() {
  for (size_t at = 0; at < input_.options.size();) {
    M4Input candidate = input_;
    candidate.options.erase(candidate.options.begin() + static_cast<std::ptrdiff_t>(at));
    if (!Try(candidate)) ++at;
  }
  M4Input candidate = input_;
  candidate.from_file = false;
  if (input_.from_file) Try(candidate);
}

void Shrinking::ShortenStatement(size_t index) {
  // A command with letters left out is another command; it might do harm.
  if (input_.statements[index].find("syscmd") != std::string::npos) return;
  for (size_t piece = std::max<size_t>(1, input_.statements[index].size() / 2); piece > 0;
       piece /= 2) {
    for (size_t at = 0; at < input_.statements[index].size();) {
      M4Input candidate = input_;
      candidate.statements[index].erase(at, piece);
      if (!Try(candidate)) at += piece;
    }
  }
}

std::string CommandLine(const M4Input& input) {
  std::string line = "m4";
  for (const std::string& option : input.options) line += " " + option;
  if (input.frozen > 0) line += fmt::format(" (frozen after {} statements)", input.frozen);
  return line + (input.from_file ? " input.m4" : " <input.m4");
}

void Report(Comparison& comparison, const M4Input& input, uint64_t seed, const Settings& settings) {
  const std::string name = fmt::format("{}/m4-{}", settings.save, seed);
  const std::string text = input.Text(0, input.statements.size());
  const std::string found =
      fmt::format("seed {}: {}\n{}", seed, CommandLine(input), comparison.Run(input));
  WriteWhole(name + ".m4", text);
  WriteWhole(name + ".txt", found);
  fmt::print("{}  input ({}.m4):\n", found, name);
  for (const std::string_view line : Split(text, '\n'))
    fmt::print("    | {}\n", Printable(line, 500));
}

bool ReadSettings(int argc, char** argv, Settings& settings) {
  if (argc < 2) return false;
  settings.mcm4 = argv[1];
  const char* const is_long = std::getenv("MW_LONG");
  if (is_long != nullptr && *is_long == '1') settings.count = 20000;
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string_view option = argv[i];
    const std::string value = argv[i + 1];
    if (option == "--save") {
      settings.save = value;
    } else if (option == "--count") {
      settings.count = std::stoul(value);
    } else if (option == "--seed" || option == "--show") {
      settings.seed = std::stoull(value);
      settings.show = option == "--show";
    } else {
      return false;
    }
  }
  return argc % 2 == 0;
}

int Main(int argc, char** argv) {
  Settings settings;
  if (!ReadSettings(argc, argv, settings)) {
    fmt::print(
        stderr,
        "usage: m4_differential MCM4 [--count N] [--seed N] [--save FOLDER] [--show SEED]\n");
    return 2;
  }
  if (!IsProgram("/usr/bin/m4")) {
    fmt::print("m4_differential: skipped: there is no m4 here\n");
    return 77;
  }
  if (settings.show) {
    const M4Input input = GenerateM4Input(settings.seed);
    fmt::print("{}\n{}", CommandLine(input), input.Text(0, input.statements.size()));
    return 0;
  }
  Comparison comparison(settings.mcm4);
  size_t found = 0, done = 0, explained = 0;
  for (; done < settings.count && found < kEnough; ++done) {
    const uint64_t seed = settings.seed + done;
    const M4Input input = GenerateM4Input(seed);
    if (comparison.Run(input).empty()) continue;
    const M4Input smallest = Shrinking(comparison, input).Smallest();
    if (RepeatsRepeatedGroup(smallest)) {
      ++explained;
      fmt::print("seed {}: a repeated group of what is repeated\n", seed);
      continue;
    }
    ++found;
    Report(comparison, smallest, seed, settings);
  }
  fmt::print(
      "m4_differential: {} inputs from seed {}, {} runs too big to compare, {} inputs differ, {} "
      "more in a known "
      "way\n",
      done, settings.seed, comparison.bounded(), found, explained);
  // Endless programs are part of the grammar, but when most are, little was compared.
  if (comparison.bounded() * 4 > done && found == 0) return 1;
  return found > 0 ? 1 : 0;
}

}  // namespace
}  // namespace mw::oracle

int main(int argc, char** argv) { return mw::oracle::Main(argc, argv); }
