// SPDX-License-Identifier: BSD-2-Clause
// library_parts MC2CF: the library in the program against the one that comes with sendmail.
//
// Compiled with both are: for each FEATURE, MAILER, OSTYPE, DOMAIN and HACK its own example and a .mc that does
// nothing but call it; and the .mc files of the shared folder (MW_SHARED) that stock compiles. Compared are all lines that are no
// rules: options, macros, classes, maps, headers, mailers, precedences, trusted users ..., as sets, without
// regard to white space, to the order of equates and to which line a class member stands in; and whether
// the compile failed. Rules are another matter: they are compared by what they do. And m4 has to make the same
// bytes of m4-compat as mc2cf of the library in it.
// Exit status: 0 no difference, 1 differences, 77 there is no m4 or no library here.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/host.h"
#include "base/text.h"
#include "mc/builtin_library.h"
#include "mc/catalogue.h"
#include "oracle/process.h"

namespace mw::oracle {
namespace {

namespace fs = std::filesystem;
const std::string kStock = "/usr/share/sendmail/cf/";
const std::regex kInclude("include\\(`?[^`')]*m4/cf\\.m4'?\\)");

struct Subject {
  std::string name;
  std::string text;
  std::string folder = "/etc/mail";  // where it is compiled
  bool has_include = false;          // of the core of the library
  bool any = true;  // compared even where stock fails: it is then about the failure
};

// `text` with single blanks, none at the ends and none behind '='.
std::string Squeezed(std::string_view text) {
  std::string squeezed = fmt::format("{}", fmt::join(SplitWords(text), " "));
  const size_t blank = squeezed.find("= ");
  if (blank != std::string::npos && squeezed.starts_with('O')) squeezed.erase(blank + 1, 1);
  return squeezed;
}

// "Mname,P=/x,F=abc A=argv" with sorted equates.
std::string MailerLine(std::string_view line) {
  const size_t argv = line.find(" A=");
  std::vector<std::string> equates;
  for (const std::string_view part : Split(line.substr(0, argv), ',')) {
    if (!Trim(part).empty()) equates.emplace_back(Trim(part));
  }
  std::sort(equates.begin(), equates.end());
  return fmt::format("M {}{}", fmt::join(equates, ","),
                     argv == std::string_view::npos ? "" : line.substr(argv));
}

void AddClassWords(std::string_view line, std::set<std::string>& lines) {
  const bool braces = line.starts_with("C{");
  const size_t name_end = braces ? line.find('}') : 2;
  if (name_end == std::string_view::npos || line.size() < 2) return;
  const std::string_view name = braces ? line.substr(2, name_end - 2) : line.substr(1, 1);
  for (const std::string_view word : SplitWords(line.substr(braces ? name_end + 1 : 2))) {
    lines.insert(fmt::format("C {} {}", name, word));
  }
}

// What the .cf says besides rules.
std::set<std::string> Settings(const std::string& cf) {
  static const std::regex continuation("\n[ \t]+");
  const std::string joined = std::regex_replace(cf, continuation, " ");
  std::set<std::string> lines;
  for (const std::string_view raw : Split(joined, '\n')) {
    const std::string line = Squeezed(raw);
    if (line.empty() || line[0] == '#' || line[0] == 'R' || line[0] == 'S') continue;
    if (line[0] == 'M') {
      lines.insert(MailerLine(line));
    } else if (line[0] == 'C') {
      AddClassWords(line, lines);
    } else {
      lines.insert(line);
    }
  }
  return lines;
}

std::string SetDifference(const std::set<std::string>& theirs, const std::set<std::string>& ours) {
  std::string difference;
  for (const std::string& line : theirs) {
    if (!ours.contains(line)) difference += fmt::format("  stock: {}\n", line);
  }
  for (const std::string& line : ours) {
    if (!theirs.contains(line)) difference += fmt::format("  ours:  {}\n", line);
  }
  return difference;
}

// Lines of ours that stock lacks by mistake, with the reason.
struct Deviation {
  std::string_view subject;
  std::string_view line;
};
constexpr Deviation kDeviations[] = {
    // Its rules store the sender's domain with the map macro, which stock declares for other features only.
    {"FEATURE(`rhsbl')", "Kmacro macro"},
};

// Empty when both say the same.
std::string Compare(const Subject& subject, const std::string& mc2cf, const std::string& file) {
  WriteWhole(file, subject.text);
  const Command theirs{
      "/usr/bin/m4", {"m4", "-D_NO_MAKEINFO_", kStock + "m4/cf.m4", file}, subject.folder};
  const Command ours{mc2cf,
                     {"mc2cf", "--library=builtin", "--keep-going", "-D_NO_MAKEINFO_", file},
                     subject.folder};
  const auto [stock, own] = RunBoth(theirs, ours, {});
  if (!subject.has_include) {
    Command plain = theirs;
    plain.words[2] = MW_ROOT "/m4-compat/m4/cf.m4";
    const auto [by_m4, by_us] = RunBoth(plain, ours, {});
    if (by_m4.out != by_us.out) return TextDifference("m4 and mc2cf", by_m4.out, by_us.out);
  }
  const bool stock_fails = stock.status != 0 || stock.err.find("*** ERROR") != std::string::npos;
  if (stock_fails && !subject.any) return "";
  std::set<std::string> our_lines = Settings(own.out);
  for (const Deviation& deviation : kDeviations) {
    if (subject.name == deviation.subject) our_lines.erase(std::string(deviation.line));
  }
  std::string difference = SetDifference(Settings(stock.out), our_lines);
  if (stock_fails != (own.status != 0)) {
    difference += fmt::format("  {} fails: {}\n", stock_fails ? "stock" : "ours",
                              Printable(stock_fails ? stock.err : own.err, 400));
  }
  return difference;
}

void AddPart(const mc::CatalogueEntry& entry, std::vector<Subject>& subjects) {
  const std::string call = fmt::format("{}(`{}')", entry.family->command, entry.header.name);
  const std::string begin = "OSTYPE(`linux')dnl\n";
  const std::string end = "MAILER(`local')dnl\nMAILER(`smtp')dnl\n";
  std::string example;
  for (const std::string& line : entry.header.example) example += line + "\n";
  const bool is_system = entry.family->command == "OSTYPE";
  const bool is_mailer = entry.family->command == "MAILER";
  const bool own_mailers = is_mailer || entry.header.HasPlace("last");
  subjects.push_back(
      {"example of " + call, (example.find("OSTYPE(") == std::string::npos ? begin : "") + example +
                                 (own_mailers ? "" : end)});
  subjects.push_back({call, (is_system ? "" : begin) + call + "dnl\n" + (own_mailers ? "" : end)});
}

// The parts that both libraries have.
std::vector<Subject> Parts() {
  std::vector<Subject> subjects;
  const std::unique_ptr<Host> host = MakeRealHost();
  mc::LibraryHost library(*host, {});
  for (const mc::CatalogueEntry& entry : mc::ReadCatalogue(library, mc::kBuiltinFolder)) {
    const std::string file = fmt::format("{}/{}.m4", entry.family->folder, entry.header.name);
    if (fs::exists(kStock + file)) AddPart(entry, subjects);
  }
  return subjects;
}

std::vector<Subject> SharedFiles() {
  std::vector<Subject> subjects;
  for (const char* folder : {"/corpus/mc", "/probe/configs"}) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(SharedFolder() + folder, ignored)) {
      if (entry.path().extension() != ".mc") continue;
      const std::string text = std::regex_replace(ReadWhole(entry.path()), kInclude,
                                                  "include(`" + kStock + "m4/cf.m4')");
      subjects.push_back({entry.path().filename(), text, entry.path().parent_path(),
                          std::regex_search(text, kInclude), false});
    }
  }
  std::sort(subjects.begin(), subjects.end(),
            [](const Subject& a, const Subject& b) { return a.name < b.name; });
  return subjects;
}

int Main(const std::string& mc2cf) {
  if (!IsProgram("/usr/bin/m4") || !fs::exists(kStock + "m4/cf.m4")) {
    fmt::print("skipped: no m4 or no library of sendmail here\n");
    return 77;
  }
  std::vector<Subject> subjects = Parts();
  const size_t parts = subjects.size();
  for (Subject& subject : SharedFiles()) subjects.push_back(std::move(subject));
  if (parts == subjects.size()) fmt::print("no shared folder: its files are skipped\n");
  const TemporaryFolder folder;
  size_t different = 0;
  for (const Subject& subject : subjects) {
    const std::string difference = Compare(subject, mc2cf, folder.path() + "/subject.mc");
    if (difference.empty()) continue;
    ++different;
    fmt::print("{}\n{}", subject.name, difference);
  }
  fmt::print("{} parts, {} files, {} differences\n", parts, subjects.size() - parts, different);
  return different > 0 ? 1 : 0;
}

}  // namespace
}  // namespace mw::oracle

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print("usage: library_parts MC2CF\n");
    return 64;
  }
  return mw::oracle::Main(std::filesystem::absolute(argv[1]));
}
