// SPDX-License-Identifier: BSD-2-Clause
// m4_manual MCM4: every example of the GNU m4 manual, read from the m4-doc package, goes through the
// system's m4 and through ours. The manual's own output lines are left out; the original decides.
// Exit status: 0 no difference, 1 differences, 77 there is no m4 or no manual here.
#include <fmt/format.h>
#include <unistd.h>

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
const fs::path kManual = "/usr/share/doc/m4";

// What a reader would type at a shell: a command, then lines of input until end of file.
struct Step {
  std::string command;
  std::string input;
};

struct Example {
  std::string name;  // "Include.html:3"
  std::vector<Step> steps;
};

// HTML to text: tags dropped, the entities of the manual resolved.
std::string TextOfHtml(std::string_view html) {
  constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
      {"&lt;", "<"},    {"&gt;", ">"},    {"&quot;", "\""}, {"&rArr;", "\x01"},  {"&rarr;", "\x02"},
      {"&lsquo;", "`"}, {"&rsquo;", "'"}, {"&nbsp;", " "},  {"&hellip;", "..."}, {"&amp;", "&"},
  };
  std::string text;
  for (size_t i = 0; i < html.size();) {
    if (html[i] == '<') {
      i = html.find('>', i) + 1;
      continue;
    }
    const auto* const entity =
        std::find_if(std::begin(kEntities), std::end(kEntities),
                     [&](const auto& e) { return html.substr(i).starts_with(e.first); });
    if (entity == std::end(kEntities)) {
      text += html[i++];
    } else {
      text += entity->second;
      i += entity->first.size();
    }
  }
  return text;
}

// "=>" lines are output, "error->" lines messages; the manual writes end of file as "^D".
std::vector<Step> StepsFromText(std::string_view text) {
  std::vector<Step> steps;
  bool at_end = false;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::string_view line = text.substr(begin, end - begin);
    begin = end;
    if (line.starts_with('\x01') || line.starts_with("error\x02")) continue;
    if (line.starts_with("$ ")) {
      steps.push_back({std::string(Trim(line.substr(2))), ""});
      at_end = false;
      continue;
    }
    if (steps.empty()) steps.push_back({"m4", ""});
    at_end = at_end || line == "^D\n";
    if (!at_end) steps.back().input += line;
  }
  return steps;
}

std::vector<Example> ReadManual() {
  constexpr std::string_view kBegin = "<pre class=\"example\">", kEnd = "</pre>";
  std::vector<fs::path> pages;
  for (const auto& entry : fs::directory_iterator(kManual)) {
    if (entry.path().extension() == ".html") pages.push_back(entry.path());
  }
  std::sort(pages.begin(), pages.end());
  std::vector<Example> examples;
  for (const fs::path& page : pages) {
    const std::string html = ReadWhole(page.string());
    size_t number = 0;
    for (size_t at = 0; (at = html.find(kBegin, at)) != std::string::npos;) {
      at += kBegin.size();
      const size_t end = html.find(kEnd, at);
      const std::string text = TextOfHtml(std::string_view(html).substr(at, end - at));
      examples.push_back(
          {fmt::format("{}:{}", page.filename().string(), ++number), StepsFromText(text)});
    }
  }
  return examples;
}

// The files the examples speak of. Those that the package does not have are made up, so that the
// examples about several files and frozen state have something to work on.
void Prepare(const std::string& folder) {
  fs::create_directory(folder);
  fs::create_directory(folder + "/m4-1.4.19");
  fs::create_directory_symlink(kManual / "examples", folder + "/examples");
  fs::create_directory_symlink(kManual / "examples", folder + "/m4-1.4.19/examples");
  fs::copy_file(kManual / "examples/foo", folder + "/foo");
  WriteWhole(folder + "/base.m4", "define(`greet', `Hello, $1.')dnl\ndivert(1)base\ndivert`'dnl\n");
  for (const char* name : {"input1", "input2", "file1", "file2", "file3", "file4"}) {
    WriteWhole(fmt::format("{}/{}.m4", folder, name),
               fmt::format("define(`seen', ifdef(`seen', `defn(`seen') ')`{0}')dnl\n"
                           "greet(`{0}') seen divert(2)later {0}\ndivert`'dnl\n",
                           name));
  }
}

// Names that maketemp and mkstemp have made up differ from run to run; the files are removed.
void HideTemporaryNames(std::string& text) {
  static const std::regex kName("(/tmp/foo|doc)[A-Za-z0-9]{6}\\b");
  for (std::sregex_iterator match(text.begin(), text.end(), kName), end; match != end; ++match) {
    if ((*match)[1] == "/tmp/foo") unlink(match->str().c_str());
  }
  text = std::regex_replace(text, kName, "$1??????");
}

class ManualRun {
 public:
  explicit ManualRun(const std::string& mcm4) : m4s_(mcm4) {}

  // Gives the differences; empty when there are none.
  std::string Compare(const Example& example);

 private:
  TwoM4s m4s_;
  size_t folders_ = 0;
};

std::string ManualRun::Compare(const Example& example) {
  Command sides[2];
  for (Command& side : sides) {
    side.folder = fmt::format("{}/{}", m4s_.shared(), ++folders_);
    Prepare(side.folder);
    side.path = &side == &sides[0] ? m4s_.theirs() : m4s_.ours();
    side.program = "/bin/sh";
  }
  std::string difference;
  for (const Step& step : example.steps) {
    for (Command& side : sides) {
      side.words = {"sh", "-c", step.command};
      side.input = step.input;
    }
    auto [theirs, ours] = RunBoth(sides[0], sides[1], {});
    for (std::string* text : {&theirs.out, &theirs.err, &ours.out, &ours.err}) {
      HideTemporaryNames(*text);
    }
    const std::string found = Difference(theirs, ours);
    if (!found.empty()) difference += fmt::format("{}: {}\n{}", example.name, step.command, found);
  }
  return difference;
}

int Main(int argc, char** argv) {
  if (argc < 2) return 2;
  if (!IsProgram("/usr/bin/m4") || !fs::exists(kManual / "examples/foo") ||
      !fs::exists(kManual / "Include.html")) {
    fmt::print("m4_manual: skipped: there is no m4, or no manual of it (package m4-doc)\n");
    return 77;
  }
  const std::vector<Example> examples = ReadManual();
  ManualRun run(argv[1]);
  size_t wrong = 0, commands = 0;
  for (const Example& example : examples) {
    if (argc > 2 && example.name.find(argv[2]) == std::string::npos) continue;
    const std::string difference = run.Compare(example);
    for (const Step& step : example.steps) commands += step.command.find("m4") != std::string::npos;
    wrong += !difference.empty();
    fmt::print("{}", difference);
  }
  fmt::print("m4_manual: {} examples, {} runs of m4, {} examples differ\n", examples.size(),
             commands, wrong);
  // A manual in another form would give few examples, or none, and no difference.
  if (examples.size() < 200)
    fmt::print("m4_manual: too few examples; has the manual changed its form?\n");
  return wrong > 0 || examples.size() < 200 ? 1 : 0;
}

}  // namespace
}  // namespace mw::oracle

int main(int argc, char** argv) { return mw::oracle::Main(argc, argv); }
