// SPDX-License-Identifier: BSD-2-Clause
#include "contract/tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace mw {
namespace {

namespace fs = std::filesystem;
const fs::path kRoot = MW_ROOT;

}  // namespace

std::string FileText(std::string_view path) {
  std::ifstream stream(kRoot / path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<TreeFile> FilesBelow(std::string_view folder, const std::vector<std::string>& endings) {
  std::vector<TreeFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder)) {
    const std::string path = fs::relative(entry.path(), kRoot).generic_string();
    const auto ends = [&](const std::string& ending) { return path.ends_with(ending); };
    if (entry.is_regular_file() && std::any_of(endings.begin(), endings.end(), ends)) {
      files.push_back({path, FileText(path)});
    }
  }
  std::sort(files.begin(), files.end(),
            [](const TreeFile& a, const TreeFile& b) { return a.path < b.path; });
  return files;
}

}  // namespace mw
