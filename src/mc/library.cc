// SPDX-License-Identifier: BSD-2-Clause
#include "mc/library.h"

#include <algorithm>

#include "base/text.h"

namespace mw::mc {
namespace {

constexpr UsualPlace kPlaces[] = {
    {"/usr/share/sendmail/cf", "Debian, FreeBSD, NetBSD, Slackware"},
    {"/usr/share/sendmail-cf", "Red Hat, Fedora, SUSE, Gentoo"},
    {"/usr/local/share/sendmail/cf", "FreeBSD ports, OpenBSD packages"},
    {"/usr/pkg/share/sendmail/cf", "pkgsrc"},
    {"/usr/share/sendmail", "openSUSE, OpenBSD base"},
    {"/etc/mail/cf", "Solaris 10 and 11"},
    {"/usr/lib/mail", "Solaris to 9"},
    {"/usr/samples/tcpip/sendmail/cf", "AIX"},
    {"/usr/samples/tcpip/sendmail", "AIX, as its own sample expects it"},
    {"/usr/share/sendmail/conf", "macOS"},
    {"/usr/newconfig/etc/mail/cf", "HP-UX"},
    {"/usr/lib/sendmail-cf", "older Red Hat"},
    {"/opt/sendmail/cf", "built from source"},
};

constexpr Family kFamilies[] = {{"feature", "FEATURE"},
                                {"mailer", "MAILER"},
                                {"ostype", "OSTYPE"},
                                {"domain", "DOMAIN"},
                                {"hack", "HACK"}};

// Folders of a library besides the families, as far as they hold m4 files. The library that comes with
// sendmail has complete .mc files in cf/; ours has its parts there.
constexpr std::string_view kOtherFolders[] = {"m4/", "siteconfig/",  "debian/",
                                              "cf/", "cf/commands/", "cf/rules/"};

constexpr uint64_t kMaxFileBytes = 4 << 20;

std::string WithSlash(std::string_view folder) {
  std::string path(folder);
  if (!path.empty() && path.back() != '/') path += '/';
  return path;
}

}  // namespace

std::span<const UsualPlace> UsualPlaces() { return kPlaces; }
std::span<const Family> Families() { return kFamilies; }

std::optional<std::string_view> FolderOfEntry(std::string_view path) {
  if (!path.ends_with(kEntry)) return std::nullopt;
  const std::string_view folder = path.substr(0, path.size() - kEntry.size());
  if (!folder.empty() && folder.back() != '/') return std::nullopt;
  return folder;
}

bool IsLibrary(Host& host, std::string_view folder) {
  return host.Status(WithSlash(folder) + std::string(kEntry)).ok();
}

std::optional<std::string> FindUsualPlace(Host& host) {
  for (const UsualPlace& place : kPlaces) {
    if (IsLibrary(host, place.folder)) return std::string(place.folder);
  }
  return std::nullopt;
}

std::optional<FamilyMember> MemberOfPath(std::string_view path, std::string_view folder) {
  if (!path.starts_with(folder) || !path.ends_with(".m4")) return std::nullopt;
  path.remove_prefix(folder.size());
  path.remove_suffix(3);
  for (const Family& family : kFamilies) {
    if (path.starts_with(family.folder) && path.substr(family.folder.size()).starts_with('/')) {
      return FamilyMember{&family, path.substr(family.folder.size() + 1)};
    }
  }
  return std::nullopt;
}

bool IsLibraryFile(std::string_view path, std::string_view folder) {
  if (!path.starts_with(folder)) return false;
  const std::string_view rest = path.substr(folder.size());
  if (!rest.ends_with(".m4")) return rest.starts_with("sh/");
  for (const std::string_view other : kOtherFolders) {
    if (rest.starts_with(other)) return true;
  }
  return MemberOfPath(path, folder).has_value();
}

std::vector<std::string> NamesInFamily(Host& host, std::string_view folder, const Family& family) {
  std::vector<std::string> names;
  Result<std::vector<std::string>> files =
      host.List(WithSlash(folder) + std::string(family.folder));
  if (!files.ok()) return names;
  for (std::string& file : *files) {
    if (!file.ends_with(".m4")) continue;
    file.resize(file.size() - 3);
    names.push_back(std::move(file));
  }
  return names;
}

std::vector<std::string> TextsOfLibrary(Host& host, std::string_view folder) {
  std::vector<std::string> texts;
  const auto read_folder = [&](std::string path) {
    if (!path.ends_with('/')) path += '/';
    const Result<std::vector<std::string>> files = host.List(path);
    if (!files.ok()) return;
    for (const std::string& file : *files) {
      if (!file.ends_with(".m4")) continue;
      Result<std::string> text = host.ReadFile(path + file, kMaxFileBytes);
      if (text.ok()) texts.push_back(std::move(*text));
    }
  };
  for (const std::string_view other : kOtherFolders) {
    read_folder(WithSlash(folder) + std::string(other));
  }
  for (const Family& family : kFamilies) {
    read_folder(WithSlash(folder) + std::string(family.folder));
  }
  return texts;
}

}  // namespace mw::mc
