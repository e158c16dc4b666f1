// SPDX-License-Identifier: BSD-2-Clause
// Replacing files so that nobody ever sees half of one. The system part of
// Host::WriteFileAtomically.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace mw {

// Writes all of `bytes` to an open file, going on after interrupts; 0 or the errno.
int WriteAll(int file, std::string_view bytes);

// Writes `bytes` to a new file beside `path`, gives it the mode and owner of the old file (new
// files: 0666 less the umask), fsyncs it, renames it over `path` and fsyncs the folder. A symbolic
// link is followed, so the link stays and its target is replaced. What is not a regular file is
// written in place. On failure `path` is as it was and the new file is removed. SIGINT, SIGTERM and
// SIGHUP that arrive meanwhile also remove it.
Result<void> ReplaceFile(const std::string& path, std::string_view bytes);

// Several files replaced, each as by ReplaceFile, while the disk is waited for once: the new files are
// written one by one, and put in place together. A disk that takes milliseconds for each fsync takes
// hardly longer for many at a time. For mains, one at a time: the signals are those of the program.
class FileReplacements {
 public:
  static constexpr size_t kMost = 64;  // files at a time

  FileReplacements();
  // Removes the new files that were not put in place.
  ~FileReplacements();
  FileReplacements(const FileReplacements&) = delete;
  FileReplacements& operator=(const FileReplacements&) = delete;

  // Writes the new file for `path`, which is what it was until PutInPlace. Not when full.
  Result<void> Add(const std::string& path, std::string_view bytes);
  // Files added and not yet in place.
  size_t count() const { return files_.size(); }
  bool full() const { return count() == kMost; }
  struct Unplaced {
    size_t index = 0;  // among the files that were added
    Failure failure;
  };
  // Puts all in place. Those that could not be; what was to be replaced is as it was.
  std::vector<Unplaced> PutInPlace();

 private:
  struct NewFile {
    std::string path;    // as it was asked for
    std::string target;  // what is replaced
    std::string beside;
    int file = -1;
  };
  std::vector<NewFile> files_;
};

// Removes the files that a ReplaceFile or FileReplacements is about to put in place. May be called by
// an action of a signal that ends the program.
void RemoveUnfinishedFiles();

}  // namespace mw
