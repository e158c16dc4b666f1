// SPDX-License-Identifier: BSD-2-Clause
// P=[TCP] and A=IPC: one word of each was taken out.
#include <fmt/format.h>

#include "base/text.h"
#include "mc/checks/check.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

// [TCP] is [IPC], and the IPC that the arguments begin with is TCP.
void CheckLine(const OldSite& site, const VersionChange& change, const LocalLine& line,
               Sink& sink) {
  const struct {
    std::string_view text, meant;
  } rows[] = {{"P=[TCP]", "P=[IPC]"}, {"A=IPC ", "A=TCP "}};
  for (const auto& row : rows) {
    const size_t at = line.text.find(row.text);
    if (at == std::string_view::npos) continue;
    const Range range{{line.place.source, line.place.offset + static_cast<uint32_t>(at)},
                      static_cast<uint32_t>(row.text.size())};
    Diagnostic finding =
        Finding(change, range, fmt::format("{} has to be {}", Quote(row.text), Quote(row.meant)));
    if (mc::StandsAt(site.sources(), range.begin, row.text)) {
      AddFix(finding, "write it so", Edit{range, std::string(row.meant)});
    }
    sink.Add(std::move(finding));
  }
}

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const LocalLine& line : site.local_lines()) {
    if (line.text.starts_with('M')) CheckLine(site, change, line, sink);
  }
  for (const std::string_view name : {"SMTP_MAILER_ARGS", "ESMTP_MAILER_ARGS", "SMTP8_MAILER_ARGS",
                                      "DSMTP_MAILER_ARGS", "RELAY_MAILER_ARGS"}) {
    const mc::UserCall* call = site.Define(name);
    if (call == nullptr || !call->Argument(1).starts_with("IPC ")) continue;
    Diagnostic finding = Finding(change, call->range(),
                                 fmt::format("{} begins with IPC; since 8.10 it is TCP", name));
    AddFix(finding, "write 'TCP'", site.PartEdit(*call, 1, "IPC", "TCP"));
    sink.Add(std::move(finding));
  }
}

}  // namespace

extern const VersionChange change_tcp_mailer_by_ipc;
const VersionChange change_tcp_mailer_by_ipc = {
    .kind = {"MIG154", "tcp-mailer-by-ipc", Severity::kError},
    .since = {8, 10},
    .decides = true,
    .summary = "a mailer over the network is described in the old way",
    .why =
        "sendmail does not know the program or the arguments: nothing is delivered by that mailer.",
    .bad =
        "OSTYPE(`linux')dnl\ndefine(`RELAY_MAILER_ARGS', `IPC $h "
        "587')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\ndefine(`RELAY_MAILER_ARGS', `TCP $h "
        "587')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
