// SPDX-License-Identifier: BSD-2-Clause
// src/LAYERS is the architecture; here it is held against every #include of the tree.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "contract/tree.h"

namespace mw {
namespace {

// Which modules each module may include, itself among them.
using Layers = std::map<std::string, std::vector<std::string>, std::less<>>;

bool Contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Reads lines "module: dep dep"; what is wrong with them goes to `faults`. A name counts only below
// the line that defines it, so that a circle cannot be written down.
Layers LayersFromText(std::string_view text, std::vector<std::string>& faults) {
  Layers layers;
  for (const std::string_view line : Split(text, '\n')) {
    if (Trim(line).empty() || line.starts_with('#')) continue;
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) {
      faults.push_back(fmt::format("no colon in '{}'", line));
      continue;
    }
    const std::string module(line.substr(0, colon));
    std::vector<std::string> allowed = {module};
    for (const std::string_view name : SplitWords(line.substr(colon + 1))) {
      if (!layers.contains(name))
        faults.push_back(fmt::format("{}: {} is not above", module, name));
      allowed.emplace_back(name);
    }
    if (!layers.emplace(module, allowed).second) faults.push_back(module + " stands there twice");
  }
  return layers;
}

// A header of another project, and the only files that may include it.
struct ForeignHeader {
  std::string_view prefix;
  bool (*allowed)(std::string_view path);
};

bool IsSource(std::string_view path) { return path.ends_with(".cc"); }

constexpr ForeignHeader kForeignHeaders[] = {
    {"CLI/", [](std::string_view path) { return path.starts_with("tools/"); }},
    {"nlohmann/",
     [](std::string_view path) {
       return IsSource(path) && (path.starts_with("src/report/") || path.ends_with("_json.cc"));
     }},
    {"db.h", [](std::string_view path) { return path.starts_with("src/maps/"); }},
    {"cdb.h", [](std::string_view path) { return path.starts_with("src/maps/"); }},
    {"re2/",
     [](std::string_view path) {
       return path == "src/m4/regex.cc" || path == "src/maps/posix_regex.cc" ||
              path == "src/migrate/marks.cc";
     }},
    {"iostream", [](std::string_view) { return false; }},
};

// The name in an #include line, with its opening '"' or '<'; empty for other lines.
std::string_view Included(std::string_view line) {
  line = Trim(line);
  if (!line.starts_with("#include")) return {};
  line = Trim(line.substr(8));
  return line.substr(0, line.find_first_of("\">", 1));
}

std::string FaultOfForeign(std::string_view path, std::string_view header) {
  for (const ForeignHeader& foreign : kForeignHeaders) {
    // Tests may compare with other libraries; but nothing needs iostream.
    const bool free = path.starts_with("tests/") && foreign.prefix != "iostream";
    if (header.starts_with(foreign.prefix) && !free && !foreign.allowed(path)) {
      return fmt::format("must not include <{}>", header);
    }
  }
  return "";
}

std::string FaultOfOurs(const Layers& layers, std::string_view path, std::string_view header) {
  if (!path.starts_with("src/")) return "";
  const std::string_view module = Split(path, '/')[1];
  const std::string_view wanted = header.substr(0, header.find('/'));
  const auto layer = layers.find(module);
  if (layer == layers.end()) return fmt::format("{} is not in src/LAYERS", module);
  if (header.find('/') == std::string_view::npos)
    return fmt::format("write the module: \"{}\"", header);
  return Contains(layer->second, wanted) ? ""
                                         : fmt::format("{} must not include {}", module, wanted);
}

std::vector<std::string> IncludeFaults(const Layers& layers, const TreeFile& file) {
  std::vector<std::string> faults;
  size_t number = 0;
  for (const std::string_view line : Split(file.text, '\n')) {
    ++number;
    const std::string_view included = Included(line);
    if (included.empty()) continue;
    const std::string_view header = included.substr(1);
    const std::string fault = included.starts_with('<') ? FaultOfForeign(file.path, header)
                                                        : FaultOfOurs(layers, file.path, header);
    if (!fault.empty()) faults.push_back(fmt::format("{}:{}: {}", file.path, number, fault));
  }
  return faults;
}

using Faults = std::vector<std::string>;

TEST(Layers, ACircleOrAnUnknownNameIsRefused) {
  Faults faults;
  LayersFromText("# text\nbase:\na: b\nb: base\nbase: b\nnonsense\n", faults);
  EXPECT_EQ(faults,
            (Faults{"a: b is not above", "base stands there twice", "no colon in 'nonsense'"}));
}

TEST(Layers, ForbiddenIncludesAreReportedWithTheirPlace) {
  Faults none;
  const Layers layers = LayersFromText("base:\nm4: base\nlint: base m4\n", none);
  const std::pair<TreeFile, Faults> cases[] = {
      {{"src/lint/x.cc", "#include \"m4/y.h\"\n"}, {}},
      {{"src/base/x.h", "\n\n#include \"lint/y.h\"\n"},
       {"src/base/x.h:3: base must not include lint"}},
      {{"src/m4/x.h", "#include \"y.h\""}, {"src/m4/x.h:1: write the module: \"y.h\""}},
      {{"src/m4/x.cc", "#include \"tools/y.h\""}, {"src/m4/x.cc:1: m4 must not include tools"}},
      {{"src/new/x.cc", "#include \"base/y.h\""}, {"src/new/x.cc:1: new is not in src/LAYERS"}},
      {{"src/m4/x.cc", "#include <CLI/CLI.hpp>"},
       {"src/m4/x.cc:1: must not include <CLI/CLI.hpp>"}},
      {{"tools/x.cc", "#include <CLI/CLI.hpp>"}, {}},
      {{"src/m4/regex.cc", "#include <re2/re2.h>"}, {}},
      {{"src/m4/text.cc", "#include <re2/re2.h>"},
       {"src/m4/text.cc:1: must not include <re2/re2.h>"}},
      {{"src/report/json.cc", "#include <nlohmann/json.hpp>"}, {}},
      {{"src/report/report.h", "#include <nlohmann/json.hpp>"},
       {"src/report/report.h:1: must not include <nlohmann/json.hpp>"}},
      {{"src/mc/map_json.cc", "#include <nlohmann/json.hpp>"}, {}},
      {{"tools/x.cc", "#include  <iostream>"}, {"tools/x.cc:1: must not include <iostream>"}},
  };
  for (const auto& [file, expected] : cases) EXPECT_EQ(IncludeFaults(layers, file), expected);
}

TEST(Layers, TheTreeObeysThem) {
  Faults faults;
  const Layers layers = LayersFromText(FileText("src/LAYERS"), faults);
  EXPECT_GE(layers.size(), 3u);
  size_t files = 0;
  for (const char* folder : {"src", "tools", "tests"}) {
    for (const TreeFile& file : FilesBelow(folder, {".h", ".cc"})) {
      const Faults found = IncludeFaults(layers, file);
      faults.insert(faults.end(), found.begin(), found.end());
      ++files;
    }
  }
  EXPECT_GE(files, 20u);
  EXPECT_EQ(faults, Faults{});
}

}  // namespace
}  // namespace mw
