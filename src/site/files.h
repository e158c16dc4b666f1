// SPDX-License-Identifier: BSD-2-Clause
// Finds the files of a site: reads a sendmail.cf, or compiles a sendmail.mc, and collects what K and F
// lines and the options AliasFile and UserDatabaseSpec name. Macros are expanded with the values they
// have at their line, as sendmail does.
//
// Left out: maps without a file of their own (dns, ldap, regex, sequence ...), programs and maps as
// sources of a class. A map that several K lines name is listed once for each K line.
#pragma once

#include <string>
#include <vector>

#include "base/host.h"
#include "site/site.h"

namespace mw::mc {
class Compilation;
}

namespace mw::site {

struct SiteRequest {
  std::string path;     // a .cf, or a .mc when it ends with ".mc"
  std::string root;     // put before every absolute path the .cf names; "" for none
  std::string library;  // cf library for a .mc; empty: the usual places
  // The .mc, if it has been compiled already; nullptr: it will be.
  const mc::Compilation* compiled = nullptr;
};

// Failure when the file cannot be read. What is wrong in it goes to `sink`; the files of the lines
// that can be understood are there in any case. Texts that were read are added to `sources`.
Result<Site> ReadSite(Host& host, const SiteRequest& request, SourceTable& sources, Sink& sink);

// The parts of an AliasFile value: "hash:-N /etc/mail/aliases, /etc/mail/lists" gives two.
struct AliasSpec {
  std::string class_name;  // "implicit" when none is given
  std::string arguments;   // flags and file
};
std::vector<AliasSpec> ParseAliasFile(std::string_view value);

}  // namespace mw::site
