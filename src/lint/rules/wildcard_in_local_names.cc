// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  subject.ForEachClassLine("w", [&](std::string_view line, Range range) {
    const std::string_view word = line.substr(0, line.find_first_of(" \t"));
    if (!word.starts_with('.') && word.find('*') == std::string_view::npos) return;
    range.length = static_cast<uint32_t>(word.size());
    sink.Add(Diagnostic(rule.kind, range,
                        fmt::format("{} is equal to no host name; write each name", Quote(word))));
  });
}

}  // namespace

extern const Rule wildcard_in_local_names_rule;
const Rule wildcard_in_local_names_rule = {
    .kind = {"MAP443", "wildcard-in-local-names", Severity::kError},
    .summary = "a name in local-host-names stands for no host",
    .why =
        "Class w holds whole names. `*.example.com` and `.example.com` are never equal to a host; "
        "subdomains need names of their own, or LOCAL_RULE_0.",
    .bad = "local-host-names: *.wild.example",
    .good = "local-host-names: www.wild.example",
    .check = Check,
};

}  // namespace mw::lint
