// SPDX-License-Identifier: BSD-2-Clause
// The configuration library that is compiled into the program: the m4 files of m4-compat, and a Host
// that serves them where a .mc looks for a library that the machine does not have.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/host.h"

namespace mw::mc {

struct LibraryFile {
  std::string_view path;  // in the library: "feature/access_db.m4"
  std::string_view text;
};

// All files, by path in byte order; made from m4-compat when the program is built.
std::span<const LibraryFile> BuiltinFiles();
// nullptr when there is none of that path.
const LibraryFile* FindBuiltinFile(std::string_view path);

// The folder under which the library is reached when no other name was asked for. No real path looks
// like it.
inline constexpr std::string_view kBuiltinFolder = "mailwright:/";
// What --library takes for it.
inline constexpr std::string_view kBuiltinName = "builtin";
// The releases of sendmail that it can write a .cf for, the oldest first.
inline constexpr std::string_view kBuiltinTargets[] = {"8.12", "8.13", "8.14", "8.15",
                                                       "8.16", "8.17", "8.18"};
// The macro that chooses one.
inline constexpr std::string_view kTargetMacro = "_MW_TARGET_";

// Files below kBuiltinFolder are those of the library. When m4/cf.m4 of some other folder is read and
// is not there - or in any case, if the library is forced - the folder becomes a further name of the
// library: its files are served from here, those that the library lacks from the machine.
class LibraryHost : public ForwardingHost {
 public:
  struct Choices {
    bool forced = false;
    // Where else a relative name would be looked for, as m4 -I: what is there is not missing.
    std::vector<std::string> include_path;
  };

  LibraryHost(Host& inner, Choices choices);

  // The folders, with a final slash, that became names of the library, in the order of first reading.
  std::span<const std::string> replaced() const { return std::span(folders_).subspan(1); }

  Result<std::string> ReadFile(const std::string& path, uint64_t max_bytes) override;
  std::optional<std::string_view> EmbeddedFile(const std::string& path) override;
  Result<FileStatus> Status(const std::string& path) override;
  Result<std::vector<std::string>> List(const std::string& path) override;

 private:
  // The path within the library, for a path below one of the folders.
  std::optional<std::string_view> PathInLibrary(std::string_view path) const;
  bool IsMissing(const std::string& path);

  Choices choices_;
  std::vector<std::string> folders_;  // kBuiltinFolder first
};

}  // namespace mw::mc
