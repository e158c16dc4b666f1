// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/systems.h"

#include <fmt/format.h>

#include "base/text.h"
#include "mc/library.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

constexpr System kSystems[] = {
    {"debian", "debian", "/usr/share/sendmail/cf/m4/cf.m4"},
    {"redhat", "linux", "/usr/share/sendmail-cf/m4/cf.m4"},
    {"freebsd", "freebsd6", "/usr/share/sendmail/cf/m4/cf.m4"},
    {"aix", "aix5", "/usr/samples/tcpip/sendmail/m4/cf.m4"},
};

constexpr DiagnosticKind kOstype = {"MIG190", "other-system", Severity::kNote};
constexpr DiagnosticKind kLibrary = {"MIG191", "other-library", Severity::kNote};
constexpr DiagnosticKind kMailer = {"MIG192", "other-mailer", Severity::kNote};

// Settings of the local mailer and its like that come with a system: with another one they go.
constexpr std::string_view kSystemDefines[] = {
    "LOCAL_MAILER_PATH", "LOCAL_MAILER_ARGS", "LOCAL_MAILER_FLAGS", "LOCAL_SHELL_PATH",
    "confEBINDIR",       "confTIME_ZONE",     "QUEUE_DIR",          "UUCP_MAILER_PATH",
};
// Parts of their values that are of no other system.
constexpr std::string_view kForeignValues[] = {
    "bellmail",     "mail -F $g $u", "/usr/lib",   "/usr/spool",
    "/usr/libexec", "USE_TZ",        "/bin/rmail", "/usr/bin/uux",
};

void AddOstype(const OldSite& site, const System& system, std::vector<Diagnostic>& changes) {
  const mc::UserCall* last = nullptr;
  for (const mc::UserCall* call : site.calls()) {
    if (call->command->kind != mc::CommandKind::kOstype) continue;
    last = call;
    if (call->Argument(0) == system.ostype) return;
  }
  const std::string meant = fmt::format("OSTYPE({})", Quoted(system.ostype));
  if (last != nullptr) {
    Diagnostic change(kOstype, last->range(),
                      fmt::format("OSTYPE({}) is not {}", last->Argument(0), system.name));
    AddFix(change, "write " + meant, site.Replacement(*last, meant));
    changes.push_back(std::move(change));
    return;
  }
  // Behind VERSIONID or the include of the library, else at the top.
  Pos place{site.main(), 0};
  for (const mc::UserCall* call : site.calls()) {
    const bool head =
        call->command->kind == mc::CommandKind::kVersion ||
        (call->command->kind == mc::CommandKind::kFile && mc::FolderOfEntry(call->Argument(0)));
    const std::optional<Edit> removal = head ? site.Removal(*call) : std::nullopt;
    if (removal && call->place.source == site.main() &&
        site.TextOf(removal->range).ends_with('\n')) {
      place.offset = removal->range.begin.offset + removal->range.length;
    }
  }
  Diagnostic change(kOstype, {place, 0}, "there is no OSTYPE()");
  AddFix(change, "add " + meant, Edit{{place, 0}, meant + "dnl\n"});
  changes.push_back(std::move(change));
}

void AddLibrary(const OldSite& site, const System& system, std::vector<Diagnostic>& changes) {
  for (const mc::UserCall* call : site.calls()) {
    if (call->command->kind != mc::CommandKind::kFile) continue;
    if (!mc::FolderOfEntry(call->Argument(0)) || call->Argument(0) == system.library) continue;
    Diagnostic change(kLibrary, call->range(),
                      fmt::format("the library of {} is {}", system.name, Quote(system.library)));
    AddFix(change, "write it so", site.ArgumentEdit(*call, 0, system.library));
    changes.push_back(std::move(change));
  }
}

bool IsForeign(std::string_view value) {
  for (const std::string_view part : kForeignValues) {
    if (value.find(part) != std::string_view::npos) return true;
  }
  return false;
}

void DropDefines(const OldSite& site, const System& system, std::vector<Diagnostic>& changes) {
  if (system.name == "aix") return;
  for (const std::string_view name : kSystemDefines) {
    const mc::UserCall* call = site.Define(name);
    if (call == nullptr || !IsForeign(call->Argument(1))) continue;
    Diagnostic change(kMailer, call->range(),
                      fmt::format("{} {} is of another system; OSTYPE({}) has its own", name,
                                  Quote(call->Argument(1)), system.ostype));
    AddFix(change, "leave it out", site.Removal(*call));
    changes.push_back(std::move(change));
  }
}

}  // namespace

std::span<const System> Systems() { return kSystems; }

const System* FindSystem(std::string_view name) {
  for (const System& system : kSystems) {
    if (system.name == name) return &system;
  }
  return nullptr;
}

std::vector<Diagnostic> ChangesForSystem(const OldSite& site, const System& system) {
  std::vector<Diagnostic> changes;
  if (site.main() == kNoSource) return changes;
  AddOstype(site, system, changes);
  AddLibrary(site, system, changes);
  DropDefines(site, system, changes);
  return changes;
}

}  // namespace mw::migrate
