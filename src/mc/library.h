// SPDX-License-Identifier: BSD-2-Clause
// The cf library: the folder of m4 files that turns a .mc into a .cf, and what it holds.
//
// A library is a folder with m4/cf.m4 in it; that file finds the others by its own name. A .mc either
// includes it by itself - include(`/usr/share/sendmail/cf/m4/cf.m4') - or expects it in front:
// "m4 DIR/m4/cf.m4 site.mc".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/host.h"

namespace mw::mc {

// A folder where systems keep the library.
struct UsualPlace {
  std::string_view folder;  // without a final slash
  std::string_view system;  // who keeps it there
};

// In the order in which they are looked at.
std::span<const UsualPlace> UsualPlaces();

// The part of a path to cf.m4 that follows the folder of the library.
inline constexpr std::string_view kEntry = "m4/cf.m4";

// `path` ends in m4/cf.m4 (or is cf.m4 in some folder m4): the folder before that, with a final slash
// or empty, exactly as the library itself cuts it off. Empty optional for other paths.
std::optional<std::string_view> FolderOfEntry(std::string_view path);

// True if `folder` (with or without a final slash) holds m4/cf.m4.
bool IsLibrary(Host& host, std::string_view folder);
// The first usual place that is there.
std::optional<std::string> FindUsualPlace(Host& host);

// A kind of file that a command of the library includes by name.
struct Family {
  std::string_view folder;   // "feature"
  std::string_view command;  // "FEATURE"
};
std::span<const Family> Families();

// What `path` asks a library at `folder` for: DIR/feature/x.m4 gives {FEATURE, "x"}.
struct FamilyMember {
  const Family* family = nullptr;
  std::string_view name;
};
std::optional<FamilyMember> MemberOfPath(std::string_view path, std::string_view folder);

// True if `path` is a file of the library at `folder`; the .mc files that it may hold are not counted.
bool IsLibraryFile(std::string_view path, std::string_view folder);

// The names that the library at `folder` has in a family, sorted; empty when it cannot be read.
std::vector<std::string> NamesInFamily(Host& host, std::string_view folder, const Family& family);

// The text of all m4 files of the library, one string each. Slow (some 160 files): for messages only.
std::vector<std::string> TextsOfLibrary(Host& host, std::string_view folder);

}  // namespace mw::mc
