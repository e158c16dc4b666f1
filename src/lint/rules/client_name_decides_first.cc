// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <optional>

#include "base/text.h"
#include "lint/probes.h"
#include "lint/values.h"
#include "lint/witness.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  const Table* table = subject.Find("access");
  if (!subject.loaded() || table == nullptr) return;
  std::optional<site::StoredRow> named;
  std::optional<site::StoredRow> numbered;
  for (const site::StoredRow& row : table->rows.rows()) {
    if (!EqualFolded(row.key.substr(0, 8), "connect:") || row.key.size() < 9) continue;
    const std::string_view name = row.key.substr(8);
    const bool passes = EqualFolded(row.value, "OK") || EqualFolded(row.value, "RELAY");
    const bool is_name = IsAlpha(name[0]) && name.find_first_of(":*[") == std::string_view::npos &&
                         name.find('.') != std::string_view::npos && !name.starts_with("localhost");
    if (is_name && passes && !named) named = row;
    if (IsDigit(name[0]) && name.find('/') == std::string_view::npos &&
        EqualFolded(row.value, "REJECT") && !numbered)
      numbered = row;
  }
  if (!named || !numbered) return;
  const std::vector<Probe> probes = ProbesFor("access", numbered->key, subject.Macro("j"));
  if (probes.empty()) return;
  Probe probe = probes.front();
  const std::string address = probe.client.substr(probe.client.find('['));
  probe.client = std::string(named->key.substr(8)) + address;
  probe.recipient = fmt::format("postmaster@{}", subject.Macro("j"));
  const route::MessageWay now = subject.prober().Follow(probe);
  const route::MessageWay without = subject.prober().FollowWithout(probe, "access", named->key);
  if (now.relay.verdict == without.relay.verdict &&
      now.recipients[0].verdict == without.recipients[0].verdict)
    return;
  Diagnostic finding(rule.kind, named->place,
                     fmt::format("who calls himself {} passes, though {} is refused",
                                 Quote(named->key.substr(8)), Quote(numbered->key.substr(8))));
  finding.notes = Witness(probe, now, &without, Quote(named->key) + " of access");
  sink.Add(std::move(finding));
}

}  // namespace

extern const Rule client_name_decides_first_rule;
const Rule client_name_decides_first_rule = {
    .kind = {"RT619", "client-name-decides-first", Severity::kNote},
    .summary = "the name of a client decides before its address",
    .why =
        "check_relay asks for the name first. A client whose reverse zone gives it a name that is "
        "allowed passes, though its address is refused.",
    .bad = "access: Connect:ok.name.example\tOK\nConnect:198.51.100\tREJECT",
    .good = "access: Connect:198.51.100\tREJECT",
    .check = Check,
};

}  // namespace mw::lint
