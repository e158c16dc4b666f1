// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "virtuser", [&](const Entry& entry) {
    const size_t at = entry.key.find('@');
    if (at != std::string_view::npos && at + 1 < entry.key.size()) return;
    sink.Add(Diagnostic(rule.kind, entry.key_range,
                        fmt::format("{} has no domain: it is never looked up", Quote(entry.key))));
  });
}

}  // namespace

extern const Rule virtual_key_without_domain_rule;
const Rule virtual_key_without_domain_rule = {
    .kind = {"MAP434", "virtual-key-without-domain", Severity::kError},
    .summary = "a key of virtusertable has no domain",
    .why =
        "Keys are user@domain or @domain. A bare name or `user@` is never looked up; names of this "
        "host are the business of aliases.",
    .bad = "virtusertable: joe\tann",
    .good = "aliases: joe: ann",
    .check = Check,
};

}  // namespace mw::lint
