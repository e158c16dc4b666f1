// SPDX-License-Identifier: BSD-2-Clause
// The folder in which a section of a spec runs, and the running of its commands.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace mw {

struct SpecSettings {
  std::string bin;   // the folder of our programs: first in PATH, and the new folders lie beside it
  std::string root;  // the repository: where "copy" looks; commands see it as $ROOT
};

// A fresh folder, removed with all it holds. It lies in the build tree and not in /tmp, because
// sendmail does not trust files below folders that everyone may write to.
class SpecFolder {
 public:
  explicit SpecFolder(SpecSettings settings);
  ~SpecFolder();
  SpecFolder(const SpecFolder&) = delete;
  SpecFolder& operator=(const SpecFolder&) = delete;

  Result<void> Write(const std::string& name, std::string_view bytes);
  // Copies a file, or everything in a folder, from below the repository.
  Result<void> Copy(const std::string& path);

  // Runs the lines by sh -c with `input` as standard input; gives an "out" block: stdout and stderr
  // as one stream, "\ no newline at end" where that is so, "exit N" when the status is not 0 (128
  // more than the signal for a killed shell). The folder's name is shown as $HOME and the
  // repository's as $ROOT. The environment is fixed: PATH, HOME, ROOT, LC_ALL=C, TZ=UTC and nothing
  // else. After a minute everything that was started is killed.
  Result<std::string> Run(const std::string& lines, std::string_view input);

 private:
  SpecSettings settings_;
  std::string path_;
};

// True if `program` stands in the PATH of the commands or, given with a slash, if there is such a file.
bool SpecProgramExists(const SpecSettings& settings, const std::string& program);

}  // namespace mw
