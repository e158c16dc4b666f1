// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/probes.h"
#include "lint/values.h"
#include "lint/witness.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded() || subject.Find("virtuser") == nullptr) return;
  for (const std::string& domain : subject.Words("{VirtHost}")) {
    if (subject.IsInClass("w", domain) || domain.starts_with('.')) continue;
    const Probe probe{"", fmt::format("{}@{}", kUnlistedUser, domain), ""};
    const route::MessageWay way = subject.prober().Follow(probe);
    for (const route::Route& route : way.recipients[0].routes) {
      if (route.hosts.empty() || !EqualFolded(Trim(route.host), domain + '.')) continue;
      const Table* table = subject.Find("virtuser");
      Diagnostic finding(rule.kind, table->file->place,
                         fmt::format("{} has no entry '@{}': mail for unknown users goes to the MX "
                                     "of the domain, this host",
                                     Quote(domain), domain));
      finding.notes = Witness(probe, way, nullptr, "");
      sink.Add(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule virtual_domain_without_catch_all_rule;
const Rule virtual_domain_without_catch_all_rule = {
    .kind = {"RT616", "virtual-domain-without-catch-all", Severity::kWarning},
    .summary = "mail for unknown users of a virtual domain loops",
    .why =
        "A domain of VIRTUSER_DOMAIN that is not local accepts every user. One without an entry "
        "goes on by MX, which is this host.",
    .bad = "sendmail.mc: VIRTUSER_DOMAIN(`v.example')\nvirtusertable: joe@v.example\tjoe",
    .good = "virtusertable: joe@v.example\tjoe\n@v.example\terror:nouser 550 No such user",
    .check = Check,
};

}  // namespace mw::lint
