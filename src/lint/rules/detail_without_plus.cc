// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "virtuser", [&](const Entry& entry) {
    // @domain meets users with and without a detail.
    if (entry.key.find('+') != std::string_view::npos || entry.key.starts_with('@')) return;
    const size_t at = std::min(entry.value.find("%2"), entry.value.find("%3"));
    if (at == std::string_view::npos) return;
    sink.Add(Diagnostic(rule.kind, entry.value_range,
                        fmt::format("{} is empty here: {} has no detail",
                                    Quote(entry.value.substr(at, 2)), Quote(entry.key))));
  });
}

}  // namespace

extern const Rule detail_without_plus_rule;
const Rule detail_without_plus_rule = {
    .kind = {"MAP435", "detail-without-plus", Severity::kWarning},
    .summary = "a value uses %2 or %3, but the key has no detail",
    .why = "Only keys with +* or ++ have a detail for %2 and %3; with others they are empty.",
    .bad =
        "sendmail.mc: VIRTUSER_DOMAIN(`v.example')\nvirtusertable: "
        "joe@v.example\tann+%2\n@v.example\tjoe",
    .good =
        "sendmail.mc: VIRTUSER_DOMAIN(`v.example')\nvirtusertable: "
        "joe+*@v.example\tann+%2\n@v.example\tjoe",
    .check = Check,
};

}  // namespace mw::lint
