// SPDX-License-Identifier: BSD-2-Clause
// bt_pairs CFTEST FOLDER [MASKS]: for each FOLDER/NAME.cf the lines of NAME.cmds are given to the system's
// sendmail -bt and to cftest; whole text, and exit status, must be equal. NAME.args (words for both
// programs) and NAME.switch (a service switch file for both) are optional.
//
// MASKS is a text file of what cannot be equal; lines of NAME, regular expression and replacement, separated
// by tabs. NAME is that of a pair, or `*`. Each is applied to both texts, line ends included ((?m) is on).
// A mask of a pair that changes nothing is reported: what it stood for is gone.
#include <fmt/format.h>
#include <re2/re2.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "base/text.h"
#include "oracle/process.h"

namespace mw::oracle {
namespace {

namespace fs = std::filesystem;

struct Mask {
  std::string pair;
  std::string pattern;
  std::string replacement;
  std::unique_ptr<re2::RE2> regex;
  int used = 0;
};

// Latin-1: the texts hold any bytes.
re2::RE2::Options RegexOptions() {
  re2::RE2::Options options;
  options.set_encoding(re2::RE2::Options::EncodingLatin1);
  return options;
}

std::vector<Mask> ReadMasks(const std::string& path) {
  std::vector<Mask> masks;
  const std::string text = ReadWhole(path);
  for (const std::string_view line : Split(text, '\n')) {
    if (line.empty() || line[0] == '#') continue;
    const auto fields = Split(line, '\t');
    if (fields.size() != 3) {
      fmt::print("{}: expected three fields: {}\n", path, line);
      continue;
    }
    Mask mask{std::string(fields[0]), std::string(fields[1]), std::string(fields[2]), nullptr};
    mask.regex = std::make_unique<re2::RE2>("(?m)" + mask.pattern, RegexOptions());
    masks.push_back(std::move(mask));
  }
  return masks;
}

void Apply(std::vector<Mask>& masks, const std::string& pair, std::string& text) {
  for (Mask& mask : masks) {
    if (mask.pair != "*" && mask.pair != pair) continue;
    mask.used += re2::RE2::GlobalReplace(&text, *mask.regex, mask.replacement);
  }
}

std::vector<std::string> Words(const std::string& text) {
  std::vector<std::string> words;
  for (const std::string_view word : SplitWords(text)) words.emplace_back(word);
  return words;
}

std::string_view WholeLines(std::string_view text) {
  const size_t end = text.rfind('\n');
  return text.substr(0, end == text.npos ? 0 : end + 1);
}

class Pairs {
 public:
  Pairs(std::string cftest, std::string folder, std::vector<Mask> masks)
      : cftest_(std::move(cftest)),
        folder_(std::move(folder)),
        oracle_(SharedFolder() + "/oracle"),
        masks_(std::move(masks)) {}

  // Empty when the texts are equal.
  std::string Compare(const std::string& name) {
    const std::string base = folder_ + '/' + name;
    const bool has_switch = fs::exists(base + ".switch");
    const std::string switch_file = has_switch ? base + ".switch" : oracle_ + "/env/service.switch";
    std::vector<std::string> both = {"-bt", "-v", "-C", base + ".cf"};
    for (std::string& word : Words(ReadWhole(base + ".args"))) both.push_back(std::move(word));
    if (has_switch) {
      both.push_back("-O");
      both.push_back("ServiceSwitchFile=" + switch_file);
    }
    Command theirs{oracle_ + "/smns.sh", {"smns.sh"}, folder_, ReadWhole(base + ".cmds")};
    Command ours{cftest_, {"cftest"}, folder_, theirs.input};
    const std::string hosts = oracle_ + "/env/hosts";
    for (const std::string& word :
         {std::string("--quiet"), std::string("--compat-exit"), std::string("--live"),
          std::string("--host-name"), std::string("test.example.org"), std::string("--hosts"),
          hosts, std::string("--service-switch"), switch_file}) {
      ours.words.push_back(word);
    }
    for (Command* command : {&theirs, &ours}) {
      command->words.insert(command->words.end(), both.begin(), both.end());
    }
    auto [real, mine] = RunBoth(theirs, ours, {.time = std::chrono::seconds(100)});
    for (std::string* text : {&real.out, &real.err, &mine.out, &mine.err}) {
      Apply(masks_, name, *text);
    }
    // Some rules keep the original busy for longer than anybody waits, where ours end by a limit of their
    // own: then what the original has written by that time counts.
    if (real.bounded && !mine.bounded && mine.out.starts_with(WholeLines(real.out))) {
      endless_++;
      return "";
    }
    std::string text = Difference(real, mine);
    if (real.bounded || mine.bounded) text += "  ended by the time limit\n";
    return text;
  }

  const std::vector<Mask>& masks() const { return masks_; }
  // Pairs in which the original did not end.
  size_t endless() const { return endless_; }

 private:
  std::string cftest_;
  std::string folder_;
  std::string oracle_;
  std::vector<Mask> masks_;
  size_t endless_ = 0;
};

int Main(const std::string& cftest, const std::string& folder, const std::string& mask_file) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".cf") names.push_back(entry.path().stem());
  }
  std::sort(names.begin(), names.end());
  Pairs pairs(fs::absolute(cftest), fs::absolute(folder),
              mask_file.empty() ? std::vector<Mask>{} : ReadMasks(mask_file));
  size_t different = 0;
  for (const std::string& name : names) {
    const std::string difference = pairs.Compare(name);
    if (difference.empty()) continue;
    different++;
    constexpr size_t kShown = 20;
    if (different <= kShown) fmt::print("{}\n{}", name, difference);
  }
  size_t idle = 0;
  for (const Mask& mask : pairs.masks()) {
    // A mask for all pairs need not be wanted in each run.
    const bool asked = std::binary_search(names.begin(), names.end(), mask.pair);
    if (!asked || mask.used != 0) continue;
    idle++;
    fmt::print("a mask changed nothing: {} {}\n", mask.pair, mask.pattern);
  }
  fmt::print(
      "{} pairs, {} different; {} in which the original did not end, equal as far as it came\n",
      names.size(), different, pairs.endless());
  return names.empty() || different != 0 || idle != 0 ? 1 : 0;
}

}  // namespace
}  // namespace mw::oracle

int main(int argc, char** argv) {
  if (argc < 3 || argc > 4) {
    fmt::print("usage: bt_pairs CFTEST FOLDER [MASKS]\n");
    return 2;
  }
  return mw::oracle::Main(argv[1], argv[2], argc == 4 ? argv[3] : "");
}
