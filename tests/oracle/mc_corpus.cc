// SPDX-License-Identifier: BSD-2-Clause
// mc_corpus MCM4 MC2CF: real .mc files through the system's m4 and through ours.
//
// Each file is expanded as its owner would have done it: the stock ones in their folder, the system's own in
// /etc/mail, those of the shared folder (MW_SHARED) as they are and once more with their include line
// pointing to the installed library. For a file without include line m4 gets the core of the library first,
// which mc2cf does by itself. Compared are
//   mcm4                 stdout, stderr, status
//   mc2cf --keep-going   stdout
//   mc2cf                fails and prints nothing exactly where m4 fails or the library prints "*** ERROR";
//                        else the same stdout
// Exit status: 0 no difference, 1 differences, 77 there is no m4 or no library here.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "oracle/process.h"

namespace mw::oracle {
namespace {

namespace fs = std::filesystem;
const std::string kLibrary = "/usr/share/sendmail/cf";
const std::string kCore = kLibrary + "/m4/cf.m4";

// One way to compile one file.
struct Subject {
  std::string name;    // in messages
  std::string folder;  // where it is compiled
  std::string file;
  bool has_include = true;  // of the core of some library
};

std::vector<fs::path> McFiles(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (entry.path().extension() == ".mc") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

const std::regex kInclude("include\\(`?[^`')]*m4/cf\\.m4'?\\)");

Subject MakeSubject(const std::string& name, const std::string& folder, const std::string& file) {
  const std::string text = ReadWhole(fs::path(folder) / file);
  return {name, folder, file, std::regex_search(text, kInclude)};
}

// Points the include line of the text to the installed library.
std::string WithInstalledLibrary(const std::string& text) {
  return std::regex_replace(text, kInclude, "include(`" + kCore + "')",
                            std::regex_constants::format_first_only);
}

class Corpus {
 public:
  Corpus(const std::string& mcm4, std::string mc2cf) : m4s_(mcm4), mc2cf_(std::move(mc2cf)) {}

  void AddSystem();
  void AddShared(const std::string& shared);
  // Prints the differences; true when there are none.
  bool Compare();

 private:
  std::string CompareMcm4(const Subject& subject, Outcome* original);
  std::string CompareMc2cf(const Subject& subject, const Outcome& original);
  Command M4Command(const Subject& subject, const std::string& home) const;

  TwoM4s m4s_;
  std::string mc2cf_;
  size_t builtin_ = 0;  // files for which mc2cf took its own library
  std::vector<Subject> subjects_;
};

void Corpus::AddSystem() {
  for (const fs::path& file : McFiles(kLibrary + "/cf")) {
    subjects_.push_back(MakeSubject(file.string(), kLibrary + "/cf", file.filename()));
  }
  for (const char* name : {"sendmail.mc", "submit.mc"}) {
    if (fs::exists(std::string("/etc/mail/") + name)) {
      subjects_.push_back(MakeSubject(std::string("/etc/mail/") + name, "/etc/mail", name));
    }
  }
}

void Corpus::AddShared(const std::string& shared) {
  for (const fs::path& file : McFiles(shared + "/probe/configs")) {
    subjects_.push_back(MakeSubject(file.filename(), m4s_.shared(), file.string()));
  }
  for (const fs::path& file : McFiles(shared + "/corpus/mc")) {
    const std::string name = file.filename();
    subjects_.push_back(MakeSubject(name, kLibrary + "/cf", file.string()));
    if (!subjects_.back().has_include) continue;
    WriteWhole(m4s_.shared() + "/" + name, WithInstalledLibrary(ReadWhole(file.string())));
    subjects_.push_back(MakeSubject(name + " (installed library)", m4s_.shared(), name));
  }
}

Command Corpus::M4Command(const Subject& subject, const std::string& home) const {
  Command command;
  command.program = home + "/m4";
  command.folder = subject.folder;
  command.words = {"m4"};
  if (!subject.has_include) command.words.push_back(kCore);
  command.words.push_back(subject.file);
  return command;
}

// The header of a .cf holds the time in seconds; hidden where it has the right form.
std::string WithoutTime(const std::string& text) {
  static const std::regex kBuilt(
      "##### built by [^\\n]* on (... ... [ 0-9][0-9] [0-9]{2}:[0-9]{2}:[0-9]{2} UTC [0-9]{4})\\n");
  // Only the head is searched: the regular expressions of the library walk the whole text recursively.
  std::smatch match;
  const std::string head = text.substr(0, 4000);
  if (!std::regex_search(head, match, kBuilt)) return text;
  const auto at = static_cast<size_t>(match.position(1));
  return text.substr(0, at) + "TIME" + text.substr(at + static_cast<size_t>(match.length(1)));
}

std::string Corpus::CompareMcm4(const Subject& subject, Outcome* original) {
  auto [theirs, ours] =
      RunBoth(M4Command(subject, m4s_.theirs()), M4Command(subject, m4s_.ours()), {});
  theirs.out = WithoutTime(theirs.out);
  ours.out = WithoutTime(ours.out);
  const std::string difference = Difference(theirs, ours);
  *original = std::move(theirs);
  return difference.empty() ? "" : fmt::format("{}: mcm4\n{}", subject.name, difference);
}

std::string Corpus::CompareMc2cf(const Subject& subject, const Outcome& original) {
  Command strict = M4Command(subject, m4s_.ours());
  strict.program = mc2cf_;
  strict.words = {"mc2cf", subject.file};
  Command willing = strict;
  willing.words.insert(willing.words.begin() + 1, "--keep-going");
  auto [all, clean] = RunBoth(willing, strict, {});
  // Without its library m4 gives nothing; mc2cf takes the one in the program, which has tests of its own.
  if (original.status != 0 && all.err.find("[MC136 builtin-library]") != std::string::npos) {
    builtin_++;
    return "";
  }
  all.out = WithoutTime(all.out);
  clean.out = WithoutTime(clean.out);

  std::string difference = TextDifference("stdout", original.out, all.out);
  if (!difference.empty()) {
    difference =
        fmt::format("{}: mc2cf --keep-going (status {})\n{}", subject.name, all.status, difference);
  }
  const bool fails = original.status != 0 || original.err.find("*** ERROR") != std::string::npos;
  const std::string wrong = TextDifference("stdout", fails ? "" : original.out, clean.out);
  if (!wrong.empty() || (clean.status != 0) != fails) {
    difference += fmt::format("{}: mc2cf should {}, has status {}\n{}{}", subject.name,
                              fails ? "fail and print nothing" : "succeed", clean.status, wrong,
                              TextDifference("its messages", "", clean.err));
  }
  return difference;
}

bool Corpus::Compare() {
  size_t wrong = 0, failing = 0;
  for (const Subject& subject : subjects_) {
    Outcome original;
    std::string difference = CompareMcm4(subject, &original);
    failing += original.status != 0 || original.err.find("*** ERROR") != std::string::npos;
    if (!mc2cf_.empty()) difference += CompareMc2cf(subject, original);
    wrong += !difference.empty();
    fmt::print("{}", difference);
  }
  fmt::print(
      "mc_corpus: {} files, {} of them fail in m4 or print *** ERROR, {} name a library that is "
      "not here "
      "and were compared as mcm4 only, {} differ\n",
      subjects_.size(), failing, builtin_, wrong);
  return wrong == 0;
}

int Main(int argc, char** argv) {
  if (argc < 2) return 2;
  if (!IsProgram("/usr/bin/m4") || !fs::exists(kCore)) {
    fmt::print("mc_corpus: skipped: there is no m4, or no {} (package sendmail-cf)\n", kCore);
    return 77;
  }
  Corpus corpus(argv[1], argc > 2 ? fs::absolute(argv[2]).string() : "");
  corpus.AddSystem();
  const std::string shared = SharedFolder();
  if (shared.empty())
    fmt::print("mc_corpus: skipped: the shared folder, which is not here (MW_SHARED)\n");
  if (!shared.empty()) corpus.AddShared(fs::canonical(shared).string());
  return corpus.Compare() ? 0 : 1;
}

}  // namespace
}  // namespace mw::oracle

int main(int argc, char** argv) { return mw::oracle::Main(argc, argv); }
