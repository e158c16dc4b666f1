// SPDX-License-Identifier: BSD-2-Clause
// What a reviewer would otherwise have to look for in each file.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "contract/tree.h"

namespace mw {
namespace {

using Faults = std::vector<std::string>;
constexpr const char* kFolders[] = {"src", "tools", "tests"};
constexpr std::string_view kLicence = "SPDX-License-Identifier: BSD-2-Clause";

std::vector<TreeFile> Sources(const std::vector<std::string>& endings) {
  std::vector<TreeFile> files;
  for (const char* folder : kFolders) {
    for (TreeFile& file : FilesBelow(folder, endings)) files.push_back(std::move(file));
  }
  return files;
}

// The words of a CMakeLists.txt without its comments.
std::vector<std::string> ListedWords(const std::string& text) {
  std::vector<std::string> words;
  for (const std::string_view line : Split(text, '\n')) {
    std::string code(line.substr(0, line.find('#')));
    std::replace_if(
        code.begin(), code.end(), [](char c) { return c == '(' || c == ')'; }, ' ');
    for (const std::string_view word : SplitWords(code)) words.emplace_back(word);
  }
  return words;
}

// True if the *.def lists in the folder of the source, or in the one above it, have a row
// NAME(stem).
bool HasRow(std::string_view folder, std::string_view stem) {
  for (const std::string_view place : {folder, DirName(folder)}) {
    for (const TreeFile& list : FilesBelow(place, {".def"})) {
      if (DirName(list.path) == place &&
          list.text.find(fmt::format("({}", stem)) != std::string::npos) {
        return true;
      }
    }
  }
  return false;
}

// The nearest CMakeLists.txt above a source names it, or a table row brings it in.
bool IsBuilt(std::string_view path) {
  std::string_view folder = DirName(path);
  std::string listing;
  while ((listing = FileText(fmt::format("{}/CMakeLists.txt", folder))).empty()) {
    if (folder == ".") return false;
    folder = DirName(folder);
  }
  const std::string_view name = path.substr(folder.size() + 1);
  const std::string_view stem = name.substr(0, name.rfind('.'));
  const auto words = ListedWords(listing);
  const auto names_it = [&](const std::string& word) { return word == name || word == stem; };
  return std::any_of(words.begin(), words.end(), names_it) || HasRow(DirName(path), BaseName(stem));
}

TEST(Hygiene, EachSourceNamesItsLicenceInTheFirstLine) {
  Faults faults;
  for (const TreeFile& file : Sources({".h", ".cc", ".sh", ".cmake", "CMakeLists.txt", ".def"})) {
    // A script has its interpreter in the first line.
    const std::string_view head = std::string_view(file.text).substr(0, 200);
    const auto lines = Split(head, '\n');
    const size_t line = lines[0].starts_with("#!") && lines.size() > 1 ? 1 : 0;
    if (lines[line].find(kLicence) == std::string_view::npos) faults.push_back(file.path);
  }
  EXPECT_EQ(faults, Faults{});
}

TEST(Hygiene, HeadersAreIncludedOnce) {
  Faults faults;
  for (const TreeFile& file : Sources({".h"})) {
    if (file.text.find("\n#pragma once\n") == std::string::npos) faults.push_back(file.path);
  }
  EXPECT_EQ(faults, Faults{});
}

TEST(Hygiene, EachSourceFileIsBuilt) {
  EXPECT_TRUE(IsBuilt("tests/contract/hygiene_test.cc"));
  EXPECT_FALSE(IsBuilt("tests/contract/orphan.cc"));
  EXPECT_FALSE(IsBuilt("src/base/orphan.cc"));
  Faults faults;
  for (const TreeFile& file : Sources({".cc"})) {
    if (!IsBuilt(file.path)) faults.push_back(file.path);
  }
  EXPECT_EQ(faults, Faults{});
}

TEST(Hygiene, NoTabsAndNoTrailingBlanksInCode) {
  Faults faults;
  for (const TreeFile& file : Sources({".h", ".cc"})) {
    size_t number = 0;
    for (const std::string_view line : Split(file.text, '\n')) {
      ++number;
      const bool bad = line.ends_with(' ') || line.find('\t') != std::string_view::npos;
      if (bad) faults.push_back(fmt::format("{}:{}", file.path, number));
    }
  }
  EXPECT_EQ(faults, Faults{});
}

}  // namespace
}  // namespace mw
