// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  const Table* table = subject.Find("mailertable");
  if (table == nullptr) return;
  size_t pairs = 0;
  size_t single = 0;
  const auto visit = [&](const std::function<void(const Entry&)>& alone) {
    subject.ForEach(*table, [&](const Entry& entry) {
      if (entry.key == "." || entry.key.find_first_of("@*[") != std::string_view::npos) return;
      const bool below = entry.key.starts_with('.');
      const std::string other =
          below ? std::string(entry.key.substr(1)) : fmt::format(".{}", entry.key);
      if (table->rows.Find(other) == nullptr) return alone(entry);
      pairs++;
    });
  };
  visit([&](const Entry&) { single++; });
  // Each pair was counted twice. One odd row among pairs is worth a word, many are a habit.
  if (pairs < 4 || single * 4 > pairs) return;
  visit([&](const Entry& entry) {
    const bool below = entry.key.starts_with('.');
    sink.Add(
        Diagnostic(rule.kind, entry.key_range,
                   fmt::format("{} has no row for {}, as other domains here have", Quote(entry.key),
                               below ? "the domain itself" : "what is below it")));
  });
}

}  // namespace

extern const Rule other_form_missing_rule;
const Rule other_form_missing_rule = {
    .kind = {"MAP424", "other-form-missing", Severity::kNote},
    .summary = "a domain has one of the two keys that other domains of the table have",
    .why =
        "`a.example` and `.a.example` are two keys: the domain itself, and all below it. In this "
        "table most domains have both; where one is missing, that mail takes another way.",
    .bad =
        "mailertable: "
        "a.example\tesmtp:[192.0.2.1]\n.a.example\tesmtp:[192.0.2.1]\nb.example\tesmtp:[192.0.2.2]"
        "\n.b.example\tesmtp:[192.0.2.2]\nc.example\tesmtp:[192.0.2.3]\nrelay-domains: "
        "a.example\nb.example\nc.example",
    .good = "mailertable: c.example\tesmtp:[192.0.2.3]\nrelay-domains: c.example",
    .check = Check,
};

}  // namespace mw::lint
