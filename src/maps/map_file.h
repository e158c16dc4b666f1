// SPDX-License-Identifier: BSD-2-Clause
// Opening the file of a map as sendmail's tools do: with its suffix, after the safety questions
// (file_safety.h), and under the flock that sendmail takes around each lookup.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "maps/file_safety.h"

namespace mw::maps {

// Closes a descriptor when it goes.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int fd) : fd_(fd) {}
  FileDescriptor(FileDescriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  ~FileDescriptor();

  int get() const { return fd_; }
  // 0, or the errno of close(2).
  int Close();

 private:
  int fd_ = -1;
};

// A map's file, open and locked: shared for reading, else exclusive. The lock ends with the object.
struct MapFile {
  std::string path;  // with its suffix
  bool created = false;
  FileDescriptor lock;
};

struct MapFileRequest {
  std::string_view name;  // with or without suffix
  std::string_view suffix = "db";
  bool write = false;
  bool create = false;      // makes the file when it is absent; mode 0640 less the umask
  uint32_t first_mode = 0;  // the bits asked for before the file is opened: S_IRUSR, S_IWUSR
  SafetyRules safety = {};
};

// "name" and "suffix" joined by a dot; a name that has the suffix stays as it is.
std::string WithSuffix(std::string_view name, std::string_view suffix);

// Asks twice, as sendmail does: first for `first_mode`, then for what the opening needs; so a
// warning comes twice. Waits for the lock without limit. The Failure has sendmail's text.
Result<MapFile> OpenMapFile(const MapFileRequest& request, const Identity& who,
                            std::vector<std::string>& warnings);

}  // namespace mw::maps
