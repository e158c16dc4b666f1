// SPDX-License-Identifier: BSD-2-Clause
// Names of systems that the library does not have, and what stands for them.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

struct Row {
  std::string_view name, now;
  Version since;
};
constexpr Row kRows[] = {
    {"aux", "a-ux", {8, 12}},
    {"aix", "aix5", {}},
    {"aix6", "aix5", {}},
    {"aix7", "aix5", {}},
    {"aix5.1", "aix5", {}},
    {"aix5.2", "aix5", {}},
    {"aix5.3", "aix5", {}},
    {"aix6.1", "aix5", {}},
    {"aix7.1", "aix5", {}},
    {"aix7.2", "aix5", {}},
    {"aix7.3", "aix5", {}},
    {"hpux", "hpux11", {8, 8}},
    {"ultrix", "ultrix4", {8, 8}},
    {"ultrix4.1", "ultrix4", {8, 8}},
    {"ultrix4.2", "ultrix4", {8, 8}},
    {"bsd4.2", "bsd4.3", {}},
    {"netbsd", "bsd4.4", {}},
    {"macosx", "darwin", {}},
    {"freebsd", "freebsd6", {}},
    {"freebsd7", "freebsd6", {}},
    {"freebsd8", "freebsd6", {}},
    {"freebsd9", "freebsd6", {}},
    {"freebsd10", "freebsd6", {}},
    {"freebsd11", "freebsd6", {}},
    {"freebsd12", "freebsd6", {}},
    {"freebsd13", "freebsd6", {}},
    {"freebsd14", "freebsd6", {}},
    {"solaris", "solaris11", {}},
    {"solaris7", "solaris2", {}},
    {"solaris9", "solaris8", {}},
    {"solaris10", "solaris8", {}},
    {"sunos4", "sunos4.1", {}},
    {"sunos5", "solaris2", {}},
    {"irix", "irix6", {}},
    {"osf", "osf1", {}},
    {"riscos", "riscos4.5", {}},
    {"redhat", "linux", {}},
    {"rhel", "linux", {}},
    {"centos", "linux", {}},
    {"fedora", "linux", {}},
    {"suse", "linux", {}},
    {"gentoo", "linux", {}},
    {"ubuntu", "debian", {}},
    {"unixware", "unixware7", {}},
};

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const mc::UserCall* call : site.calls()) {
    if (call->command->kind != mc::CommandKind::kOstype) continue;
    for (const Row& row : kRows) {
      if (!EqualFolded(call->Argument(0), row.name) ||
          site.WasRead(fmt::format("ostype/{}.m4", call->Argument(0))))
        continue;
      Diagnostic finding = Finding(
          change, call->range(),
          fmt::format("there is no OSTYPE({}); {} stands for it", call->Argument(0), row.now));
      AddFix(finding, fmt::format("write {}", Quote(row.now)),
             site.PartEdit(*call, 0, call->Argument(0), row.now));
      sink.Add(std::move(finding));
    }
  }
}

}  // namespace

extern const VersionChange change_renamed_ostype;
const VersionChange change_renamed_ostype = {
    .kind = {"MIG140", "renamed-ostype", Severity::kError},
    .decides = true,
    .summary = "a system has another name in the library",
    .why = "The library has no such file: the .mc does not compile.",
    .bad = "OSTYPE(`aix7.2')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good = "OSTYPE(`aix5')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
