// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  for (const std::string_view map : {"access", "mailertable", "domaintable"}) {
    EachEntry(subject, map, [&](const Entry& entry) {
      if (map == "domaintable" && entry.key.starts_with('.')) {
        sink.Add(Diagnostic(rule.kind, entry.key_range,
                            fmt::format("{} matches nothing: domaintable knows whole names only",
                                        Quote(entry.key))));
        return;
      }
      const size_t star = entry.key.find("*.");
      if (star == std::string_view::npos) return;
      Diagnostic finding(
          rule.kind, entry.key_range,
          fmt::format("{} matches nothing: keys have no wildcards", Quote(entry.key)));
      if (map != "domaintable") {
        std::string key(entry.key);
        key.erase(star, map == "mailertable" ? 1 : 2);
        finding.fixes.push_back(Replacement("write " + key, entry.key_range, key, false));
      }
      sink.Add(std::move(finding));
    });
  }
}

}  // namespace

extern const Rule wildcard_in_key_rule;
const Rule wildcard_in_key_rule = {
    .kind = {"MAP421", "wildcard-in-key", Severity::kError},
    .summary = "an asterisk in a key matches nothing",
    .why =
        "Tables are looked up by whole keys. In access a domain covers its subdomains by itself, "
        "in mailertable `.domain` does; domaintable knows no subdomains.",
    .bad = "access: *.spam.example\tREJECT",
    .good = "access: spam.example\tREJECT",
    .check = Check,
};

}  // namespace mw::lint
