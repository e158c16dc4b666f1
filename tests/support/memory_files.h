// SPDX-License-Identifier: BSD-2-Clause
// A Host whose files are those that a test gave it, and which does nothing else.
#pragma once

#include <cerrno>
#include <map>
#include <string>

#include "base/host.h"

namespace mw::test {

class MemoryFiles : public ForwardingHost {
 public:
  MemoryFiles() : ForwardingHost(*RealOne()) {}

  void Add(const std::string& path, std::string bytes) {
    files_[path] = {std::move(bytes), ++time_};
  }
  void Remove(std::string_view path) { files_.erase(std::string(path)); }
  // The file is there, and reading it gives this errno.
  void Lock(const std::string& path, int error_number) { locked_[path] = error_number; }

  Result<std::string> ReadFile(const std::string& path, uint64_t max_bytes) override {
    if (const auto locked = locked_.find(path); locked != locked_.end()) {
      return Failure::FromErrno(path, locked->second);
    }
    const auto found = files_.find(path);
    if (found == files_.end()) return Failure::FromErrno(path, ENOENT);
    if (found->second.bytes.size() > max_bytes) return Failure::FromErrno(path, EFBIG);
    return found->second.bytes;
  }
  Result<std::unique_ptr<FileBytes>> OpenFile(const std::string& path) override {
    return Host::OpenFile(path);
  }
  Result<FileStatus> Status(const std::string& path) override {
    FileStatus status;
    status.type = FileStatus::Type::kRegular;
    status.mode = 0644;
    if (locked_.contains(path)) return status;
    const auto found = files_.find(path);
    if (found == files_.end()) return Failure::FromErrno(path, ENOENT);
    status.size = found->second.bytes.size();
    status.modified_ns = found->second.time;
    return status;
  }
  Result<CommandResult> Run(const std::string& command, bool) override {
    commands.push_back(command);
    return answer;
  }

  std::vector<std::string> commands;  // that were run
  CommandResult answer;               // to all of them

 private:
  struct File {
    std::string bytes;
    int64_t time = 0;
  };
  static Host* RealOne() {
    static const std::unique_ptr<Host> host = MakeRealHost();
    return host.get();
  }
  std::map<std::string, File> files_;
  std::map<std::string, int> locked_;
  int64_t time_ = 0;
};

}  // namespace mw::test
