// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"
#include "site/map_record.h"

namespace mw::lint {
namespace {

// mcmaps has built the map, or the folder's make lets it do so.
bool IsBuiltByMcmaps(Subject& subject, const site::SiteFile& file) {
  if (subject.StatusOf(site::RecordPath(file.database)).ok()) return true;
  const std::string folder(DirName(file.source));
  if (subject.StatusOf(folder + "/Makefile.maps").ok()) return true;
  if (!subject.loaded()) return false;
  // As the configuration names it, without the root.
  const maps::Map* map = subject.installation().maps().Find("access");
  if (map == nullptr) return false;
  const std::string plain(DirName(map->settings().file));
  for (const char* name : {"/Makefile", "/GNUmakefile"}) {
    const Result<std::string> text = subject.Read(plain + name);
    if (text && (text->find("Makefile.maps") != std::string::npos ||
                 text->find("mcmaps") != std::string::npos)) {
      return true;
    }
  }
  return false;
}

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  const Table* access = subject.Find("access");
  if (access == nullptr || IsBuiltByMcmaps(subject, *access->file)) return;
  std::string last;
  EachEntry(subject, "access", [&](const Entry& entry) {
    const std::string_view written = subject.TextOf(entry.key_range);
    if (written == last || written.find('/') == std::string_view::npos) return;
    std::string_view name = written;
    if (const size_t colon = name.find(':'); colon != std::string_view::npos && IsAlpha(name[0]))
      name.remove_prefix(colon + 1);
    if (name.empty() || (!IsDigit(name[0]) && !EqualFolded(name.substr(0, 5), "ipv6:"))) return;
    last = written;
    Diagnostic finding(
        rule.kind, entry.key_range,
        fmt::format("makemap does not write out {}; mcmaps build does", Quote(written)));
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule network_with_slash_rule;
const Rule network_with_slash_rule = {
    .kind = {"MAP461", "network-with-slash", Severity::kWarning},
    .summary = "a network in access is written with a slash",
    .why =
        "sendmail asks for an address and then for it without its last parts: 192.0.2 covers "
        "192.0.2.0 to 192.0.2.255. makemap stores the form with a slash as it is, and nobody asks "
        "for it; only mcmaps build writes it out. Nothing is said where mcmaps has built the map, "
        "or "
        "the site's Makefile names it or Makefile.maps.",
    .bad = "access: Connect:198.51.100.0/24\tREJECT",
    .good = "access: Connect:198.51.100\tREJECT",
    .check = Check,
};

}  // namespace mw::lint
