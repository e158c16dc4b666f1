// SPDX-License-Identifier: BSD-2-Clause
#include "support/memory_host.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <utility>

namespace mw {

void MemoryHost::AddFile(const std::string& path, std::string bytes, uint32_t mode) {
  files_[FullName(path)] = {std::move(bytes), mode, false};
}

void MemoryHost::AddFolder(const std::string& path) { files_[FullName(path)] = {"", 0755, true}; }

void MemoryHost::SetEnvironment(const std::string& name, std::string value) {
  environment_[name] = std::move(value);
}

void MemoryHost::AnswerCommand(std::string command, CommandResult answer) {
  answers_[std::move(command)] = std::move(answer);
}

void MemoryHost::FailPath(const std::string& path, int error_number) {
  path_errors_[FullName(path)] = error_number;
}

void MemoryHost::FailWrite(size_t n, int error_number) {
  failing_write_ = writes_ + n;
  write_error_ = error_number;
}

std::optional<std::string> MemoryHost::FileBytes(const std::string& path) const {
  const auto file = files_.find(FullName(path));
  if (file == files_.end() || file->second.folder) return std::nullopt;
  return file->second.bytes;
}

std::vector<std::string> MemoryHost::FileNames() const {
  std::vector<std::string> names;
  for (const auto& [name, file] : files_) {
    if (!file.folder) names.push_back(name);
  }
  return names;
}

std::string MemoryHost::FullName(const std::string& path) const {
  std::string name = (std::filesystem::path(directory_) / path).lexically_normal().string();
  while (name.size() > 1 && name.back() == '/') name.pop_back();
  return name;
}

bool MemoryHost::IsFolder(const std::string& full_name) const {
  const auto file = files_.find(full_name);
  if (file != files_.end()) return file->second.folder;
  const std::string prefix = full_name == "/" ? full_name : full_name + "/";
  const auto below = files_.lower_bound(prefix);
  return below != files_.end() && below->first.starts_with(prefix);
}

int MemoryHost::PathError(const std::string& full_name) const {
  const auto error = path_errors_.find(full_name);
  return error == path_errors_.end() ? 0 : error->second;
}

int MemoryHost::WriteError(const std::string& full_name) {
  if (++writes_ == failing_write_) return write_error_;
  return PathError(full_name);
}

Result<std::string> MemoryHost::ReadFile(const std::string& path, uint64_t max_bytes) {
  const std::string name = FullName(path);
  if (const int error = PathError(name)) return Failure::FromErrno(path, error);
  if (IsFolder(name)) return Failure::FromErrno(path, EISDIR);
  const auto file = files_.find(name);
  if (file == files_.end()) return Failure::FromErrno(path, ENOENT);
  if (file->second.bytes.size() > max_bytes) return Failure::FromErrno(path, EFBIG);
  reads_.push_back(name);
  return file->second.bytes;
}

Result<std::string> MemoryHost::ReadInput(size_t max_bytes) {
  std::string part = input_.substr(0, max_bytes);
  input_.erase(0, part.size());
  return part;
}

Result<FileStatus> MemoryHost::Status(const std::string& path) {
  const std::string name = FullName(path);
  if (const int error = PathError(name)) return Failure::FromErrno(path, error);
  FileStatus status;
  status.modified_ns = now_ * 1'000'000'000;
  if (IsFolder(name)) {
    status.type = FileStatus::Type::kDirectory;
    status.mode = 0755;
    return status;
  }
  const auto file = files_.find(name);
  if (file == files_.end()) return Failure::FromErrno(path, ENOENT);
  status.type = FileStatus::Type::kRegular;
  status.size = file->second.bytes.size();
  status.mode = file->second.mode;
  return status;
}

Result<std::vector<std::string>> MemoryHost::List(const std::string& path) {
  const std::string name = FullName(path);
  if (const int error = PathError(name)) return Failure::FromErrno(path, error);
  if (!IsFolder(name)) {
    return Failure::FromErrno(path, files_.contains(name) ? ENOTDIR : ENOENT);
  }
  const std::string prefix = name == "/" ? name : name + "/";
  std::vector<std::string> names;
  for (auto file = files_.lower_bound(prefix);
       file != files_.end() && file->first.starts_with(prefix); ++file) {
    const std::string rest = file->first.substr(prefix.size());
    names.push_back(rest.substr(0, rest.find('/')));
  }
  // "a/x", "a-b" and "a/y" sort as "a-b", "a/x", "a/y", so equal names are not always neighbours.
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

Result<std::string> MemoryHost::MakeTemporary(const std::string& path_template) {
  if (!path_template.ends_with("XXXXXX")) return Failure::FromErrno(path_template, EINVAL);
  const std::string name =
      fmt::format("{}{:06}", path_template.substr(0, path_template.size() - 6), ++temporaries_);
  if (const int error = WriteError(FullName(name))) return Failure::FromErrno(name, error);
  AddFile(name, "", 0600);
  return name;
}

Result<void> MemoryHost::Remove(const std::string& path) {
  const std::string name = FullName(path);
  if (const int error = WriteError(name)) return Failure::FromErrno(path, error);
  if (IsFolder(name)) return Failure::FromErrno(path, EISDIR);
  if (files_.erase(name) == 0) return Failure::FromErrno(path, ENOENT);
  return {};
}

Result<void> MemoryHost::WriteFileAtomically(const std::string& path, std::string_view bytes) {
  const std::string name = FullName(path);
  if (const int error = WriteError(name)) return Failure::FromErrno(path, error);
  if (IsFolder(name)) return Failure::FromErrno(path, EISDIR);
  files_[name].bytes = bytes;  // the mode of an old file stays
  return {};
}

std::optional<std::string> MemoryHost::Environment(const std::string& name) {
  const auto variable = environment_.find(name);
  if (variable == environment_.end()) return std::nullopt;
  return variable->second;
}

Result<CommandResult> MemoryHost::Run(const std::string& command, bool /*capture*/) {
  commands_.push_back(command);
  const auto answer = answers_.find(command);
  if (answer == answers_.end()) return Failure::FromErrno(command, EPERM);
  return answer->second;
}

}  // namespace mw
