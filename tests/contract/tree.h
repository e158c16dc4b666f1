// SPDX-License-Identifier: BSD-2-Clause
// The files of the repository, as the contract tests see them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mw {

struct TreeFile {
  std::string path;  // from the root of the repository: "src/base/text.h"
  std::string text;
};

// The files below `folder` whose names end with one of `endings`, sorted by path.
std::vector<TreeFile> FilesBelow(std::string_view folder, const std::vector<std::string>& endings);

// The file `path` of the repository; empty when there is none.
std::string FileText(std::string_view path);

}  // namespace mw
