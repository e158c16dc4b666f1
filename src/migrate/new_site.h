// SPDX-License-Identifier: BSD-2-Clause
// A hardened site to start from: sendmail.mc, the texts of its maps, a Makefile, and what it is meant to do
// as expectations for mcroute. The files of templates/ are compiled in; @HOST@ and the like in them are
// filled in.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mw::migrate {

struct TemplateFile {
  std::string_view kind;  // "gateway"; "common" for all
  std::string_view name;
  std::string_view text;
};
// All files of templates/, made when the program is built.
std::span<const TemplateFile> TemplateFiles();

struct SiteKind {
  std::string_view name;
  std::string_view summary;
  std::string_view host;  // the usual first label of its host
  std::string_view hub;   // that of the host it hands mail to
};
std::span<const SiteKind> SiteKinds();
// nullptr when there is no such kind.
const SiteKind* FindSiteKind(std::string_view name);

struct NewSite {
  const SiteKind* kind = nullptr;
  std::string domain = "example.org";
  std::string host;    // "": the usual label in the domain
  std::string hub;     // likewise
  std::string ostype;  // for OSTYPE()
};

// True for a name of a host or domain: at least two labels of letters, digits and hyphens.
bool IsHostName(std::string_view name);

struct SiteText {
  std::string name;
  std::string text;
};
// Its files by name.
std::vector<SiteText> FilesOf(const NewSite& site);

}  // namespace mw::migrate
