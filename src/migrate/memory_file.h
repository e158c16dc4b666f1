// SPDX-License-Identifier: BSD-2-Clause
// A host on which one file has another text, or is there at all: a .mc that was made in memory.
#pragma once

#include <string>
#include <utility>

#include "base/host.h"

namespace mw::migrate {

class MemoryFile final : public ForwardingHost {
 public:
  // `inner` must outlive this. `path` is compared as it is written.
  MemoryFile(Host& inner, std::string path, std::string text)
      : ForwardingHost(inner), path_(std::move(path)), text_(std::move(text)) {}

  Result<std::string> ReadFile(const std::string& path, uint64_t max_bytes) override {
    if (path == path_) return text_;
    return inner().ReadFile(path, max_bytes);
  }
  Result<FileStatus> Status(const std::string& path) override {
    if (path != path_) return inner().Status(path);
    FileStatus status;
    status.type = FileStatus::Type::kRegular;
    status.size = text_.size();
    return status;
  }

 private:
  std::string path_;
  std::string text_;
};

}  // namespace mw::migrate
