// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  for (const std::string_view map :
       {"access", "mailertable", "domaintable", "virtuser", "generics"}) {
    EachEntry(subject, map, [&](const Entry& entry) {
      if (entry.key.size() < 2 || !entry.key.ends_with('.')) return;
      Diagnostic finding(rule.kind, entry.key_range,
                         fmt::format("{} ends in a dot: it is never found", Quote(entry.key)));
      finding.fixes.push_back(Replacement("remove the dot", entry.key_range,
                                          std::string(entry.key.substr(0, entry.key.size() - 1)),
                                          true));
      sink.Add(std::move(finding));
    });
  }
}

}  // namespace

extern const Rule dot_behind_key_rule;
const Rule dot_behind_key_rule = {
    .kind = {"MAP422", "dot-behind-key", Severity::kError},
    .summary = "a key ends in a dot and is never found",
    .why = "Names are looked up without their final dot.",
    .bad = "mailertable: partner.example.\tesmtp:[192.0.2.1]",
    .good = "mailertable: partner.example\tesmtp:[192.0.2.1]",
    .check = Check,
};

}  // namespace mw::lint
