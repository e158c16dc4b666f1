// SPDX-License-Identifier: BSD-2-Clause
// dbm databases: sendmail of today is built with Berkeley DB.
#include <fmt/format.h>

#include "base/text.h"
#include "mc/checks/check.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

constexpr std::string_view kType = "dbm";

bool StartsWithType(std::string_view text) {
  return text.starts_with(kType) && text.size() > kType.size() && IsBlank(text[kType.size()]);
}

void CheckCalls(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const mc::UserCall* call : site.calls()) {
    const bool feature = call->command->kind == mc::CommandKind::kFeature;
    const bool type = call->command->name == "define" && call->Argument(0) == "DATABASE_MAP_TYPE";
    const std::string_view value = Trim(call->Argument(1));
    if (!(feature && StartsWithType(value)) && !(type && value == kType)) continue;
    Diagnostic finding =
        Finding(change, call->range(), "maps of the type dbm cannot be opened; the type is hash");
    AddFix(finding, "write 'hash'; build the map anew", site.PartEdit(*call, 1, kType, "hash"));
    sink.Add(std::move(finding));
  }
}

void CheckLines(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const LocalLine& line : site.local_lines()) {
    if (!line.text.starts_with('K')) continue;
    const std::vector<std::string_view> words = SplitWords(line.text);
    if (words.size() < 2 || words[1] != kType) continue;
    const auto ahead = static_cast<uint32_t>(words[1].data() - line.text.data());
    const Range range{{line.place.source, line.place.offset + ahead}, 3};
    Diagnostic finding =
        Finding(change, range, "maps of the type dbm cannot be opened; the type is hash");
    if (mc::StandsAt(site.sources(), range.begin, kType)) {
      AddFix(finding, "write 'hash'; build the map anew", Edit{range, "hash"});
    }
    sink.Add(std::move(finding));
  }
}

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  CheckCalls(site, change, sink);
  CheckLines(site, change, sink);
}

}  // namespace

extern const VersionChange change_dbm_map;
const VersionChange change_dbm_map = {
    .kind = {"MIG153", "dbm-map", Severity::kError},
    .since = {8, 12},
    .decides = true,
    .summary = "a map is of the type dbm",
    .why = "sendmail says \"class dbm not available\" and does not start.",
    .bad =
        "OSTYPE(`linux')dnl\nFEATURE(`mailertable', `dbm -o "
        "/etc/mail/mailertable')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\nFEATURE(`mailertable', `hash -o "
        "/etc/mail/mailertable')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
