// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  for (const std::string_view map : {"mailertable", "domaintable"}) {
    EachEntry(subject, map, [&](const Entry& entry) {
      if (entry.key.find('@') == std::string_view::npos) return;
      sink.Add(Diagnostic(
          rule.kind, entry.key_range,
          fmt::format("{} is an address; {} is asked for host names only", Quote(entry.key), map)));
    });
  }
}

}  // namespace

extern const Rule user_in_domain_key_rule;
const Rule user_in_domain_key_rule = {
    .kind = {"MAP423", "user-in-domain-key", Severity::kError},
    .summary = "a key of mailertable or domaintable is an address",
    .why = "Only host names are looked up there. Single users are the business of virtusertable.",
    .bad = "mailertable: joe@partner.example\tesmtp:[192.0.2.1]",
    .good = "virtusertable: joe@partner.example\tjoe@elsewhere.example",
    .check = Check,
};

}  // namespace mw::lint
