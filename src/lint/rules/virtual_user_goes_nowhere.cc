// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/probes.h"
#include "lint/values.h"
#include "lint/witness.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  maps::UserDirectory* users = subject.installation().environment().users;
  if (users == nullptr || users->FindUser("root") == nullptr) return;
  const SaidLines said(sink, subject.sources());
  EachEntry(subject, "virtuser", [&](const Entry& entry) {
    const std::string name = FoldCase(entry.value.substr(0, entry.value.find('+')));
    if (name.empty() || name.find_first_of("@:|/%! \"") != std::string::npos ||
        said.Contains(entry.line))
      return;
    if (users->FindUser(name) != nullptr) return;
    for (const Table& table : subject.tables()) {
      if (table.file->role == site::Role::kAliases && table.rows.Find(name) != nullptr) return;
    }
    const std::vector<Probe> probes = ProbesFor("virtuser", entry.key, "");
    if (probes.empty()) return;
    const route::MessageWay way = subject.prober().Follow(probes.front());
    if (!Prober::Used(way, "virtuser", entry.key)) return;
    for (const route::Route& route : way.recipients[0].routes) {
      // A relay for unknown users may know him.
      if (!EqualFolded(route.mailer, "local") && route.verdict != route::Verdict::kRefused) return;
    }
    Diagnostic finding(rule.kind, entry.value_range,
                       fmt::format("{} is neither a user nor an alias", Quote(entry.value)));
    finding.notes = Witness(probes.front(), way, nullptr, "");
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule virtual_user_goes_nowhere_rule;
const Rule virtual_user_goes_nowhere_rule = {
    .kind = {"RT623", "virtual-user-goes-nowhere", Severity::kNote},
    .summary = "a virtual user leads to a name that nobody has",
    .why =
        "The address is accepted, and the mail bounces: the name is neither a user nor an alias "
        "here. The list of users is that of the machine the linter runs on, or --passwd.",
    .bad =
        "sendmail.mc: VIRTUSER_DOMAIN(`v.example')\nvirtusertable: "
        "joe@v.example\tnosuch\n@v.example\tann",
    .good =
        "sendmail.mc: VIRTUSER_DOMAIN(`v.example')\nvirtusertable: "
        "joe@v.example\tjoe\n@v.example\tann",
    .check = Check,
};

}  // namespace mw::lint
