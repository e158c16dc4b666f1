// SPDX-License-Identifier: BSD-2-Clause
#include "mc/builtin_library.h"

#include <algorithm>
#include <cerrno>

#include "mc/library.h"

namespace mw::mc {
namespace {

std::span<const LibraryFile>::iterator FirstNotBefore(std::string_view path) {
  const std::span<const LibraryFile> all = BuiltinFiles();
  return std::lower_bound(
      all.begin(), all.end(), path,
      [](const LibraryFile& file, std::string_view before) { return file.path < before; });
}

// The files below a folder of the library, "" being all of it.
std::span<const LibraryFile> FilesBelow(std::string_view folder) {
  const auto begin = FirstNotBefore(folder);
  const auto end = std::find_if(begin, BuiltinFiles().end(), [&](const LibraryFile& file) {
    return !file.path.starts_with(folder);
  });
  return {begin, end};
}

}  // namespace

const LibraryFile* FindBuiltinFile(std::string_view path) {
  const auto found = FirstNotBefore(path);
  return found != BuiltinFiles().end() && found->path == path ? &*found : nullptr;
}

LibraryHost::LibraryHost(Host& inner, Choices choices)
    : ForwardingHost(inner), choices_(std::move(choices)), folders_{std::string(kBuiltinFolder)} {}

std::optional<std::string_view> LibraryHost::PathInLibrary(std::string_view path) const {
  for (const std::string& folder : folders_) {
    if (path.starts_with(folder)) return path.substr(folder.size());
  }
  return std::nullopt;
}

bool LibraryHost::IsMissing(const std::string& path) {
  if (inner().Status(path).ok()) return false;
  if (path.starts_with('/')) return true;
  return std::none_of(
      choices_.include_path.begin(), choices_.include_path.end(),
      [&](const std::string& folder) { return inner().Status(folder + "/" + path).ok(); });
}

std::optional<std::string_view> LibraryHost::EmbeddedFile(const std::string& path) {
  std::optional<std::string_view> inside = PathInLibrary(path);
  if (!inside) {
    const std::optional<std::string_view> folder = FolderOfEntry(path);
    if (!folder || (!choices_.forced && !IsMissing(path))) return std::nullopt;
    folders_.emplace_back(*folder);
    inside = kEntry;
  }
  const LibraryFile* file = FindBuiltinFile(*inside);
  return file == nullptr ? std::nullopt : std::optional(file->text);
}

Result<std::string> LibraryHost::ReadFile(const std::string& path, uint64_t max_bytes) {
  const std::optional<std::string_view> text = EmbeddedFile(path);
  if (!text) return inner().ReadFile(path, max_bytes);
  if (text->size() > max_bytes) return Failure::FromErrno(path, EFBIG);
  return std::string(*text);
}

Result<FileStatus> LibraryHost::Status(const std::string& path) {
  const std::optional<std::string_view> inside = PathInLibrary(path);
  const LibraryFile* file = inside ? FindBuiltinFile(*inside) : nullptr;
  if (file == nullptr) return inner().Status(path);
  FileStatus status;
  status.type = FileStatus::Type::kRegular;
  status.size = file->text.size();
  status.mode = 0444;
  return status;
}

Result<std::vector<std::string>> LibraryHost::List(const std::string& path) {
  const std::optional<std::string_view> inside = PathInLibrary(path);
  if (!inside) return inner().List(path);
  std::string folder(*inside);
  if (!folder.empty() && folder.back() != '/') folder += '/';
  std::vector<std::string> names;
  for (const LibraryFile& file : FilesBelow(folder)) {
    const std::string_view rest = file.path.substr(folder.size());
    const std::string_view name = rest.substr(0, rest.find('/'));
    if (names.empty() || names.back() != name) names.emplace_back(name);
  }
  if (names.empty()) return inner().List(path);
  return names;
}

}  // namespace mw::mc
